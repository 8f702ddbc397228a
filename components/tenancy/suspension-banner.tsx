import { Ban } from "lucide-react"

/** Over everything while an organization is suspended: why, and that nothing can be changed. */
export function SuspensionBanner({ reason }: { reason: string | null }) {
  return (
    <div
      role="status"
      className="flex items-start gap-2.5 border-b border-border bg-negative-soft px-4 py-2.5 text-negative md:px-8"
    >
      <Ban aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0">
        <strong className="font-semibold">This organization is suspended and can only be read.</strong>{" "}
        {reason ? <span>Reason: {reason}</span> : null}
      </p>
    </div>
  )
}
