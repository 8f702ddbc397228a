"use client"

import { Button } from "@/components/ui/button"
import { CopyText } from "@/components/ui/copy-text"
import { Dialog } from "@/components/ui/dialog"

type Props = { codes: readonly string[]; onClose: () => void }

/** Recovery codes, the one time they are shown. */
export function RecoveryCodes({ codes, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Keep these recovery codes"
      description="Each lets you in once if you lose your phone. They are not shown again: print them, or put them into your password manager."
      footer={
        <>
          <CopyText value={codes.join("\n")} label="Copy all" className="mr-auto" />
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <ul aria-label="Recovery codes" className="grid gap-2 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="rounded-md bg-subtle px-3 py-2">
            {code}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
