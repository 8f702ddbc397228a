"use client"

import { Undo2 } from "lucide-react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { toast } from "@/components/ui/toast"
import { plural } from "@/lib/core/format"
import { takeBack } from "@/lib/crm/imports/actions"
import type { CustomerImport } from "@/lib/crm/imports/types"

/** Takes a whole import back in one step. */
export function UndoImport({ organization, found }: { organization: string; found: CustomerImport }) {
  const { pending, send } = useSend()
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Undo2 aria-hidden="true" />
          Undo import
        </Button>
      }
      title="Undo this import?"
      description={`${plural(found.added, "customer")} that came with it will go, unless something hangs on them by now. ${plural(found.updated, "updated customer")} will be as before, but for what was changed since.`}
      confirmLabel="Undo import"
      onConfirm={() =>
        send(
          () => takeBack({ organization, importId: found.id }),
          (kept = 0) =>
            toast.success("Import taken back", {
              description: kept > 0 ? `${plural(kept, "customer")} stayed.` : undefined,
            }),
          (refused) => toast.error(refused.message),
        )
      }
    />
  )
}
