import { Callout } from "@/components/ui/callout"

/** Says where a mail went, without telling whether the address is known. */
export function SentNotice({ to, children }: { to: string; children: string }) {
  return (
    <div role="status">
      <Callout tone="positive" title="Look in your inbox">
        <p className="break-words">
          {children} <strong className="font-medium">{to}</strong>. Nothing there after a minute? Look in the
          spam folder, or check the address for a typing mistake.
        </p>
      </Callout>
    </div>
  )
}
