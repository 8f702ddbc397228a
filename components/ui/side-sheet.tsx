"use client"

import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import { cn } from "./cn"
import { DialogFooter, DialogHeading, type DialogProps } from "./dialog"
import { useFloatContainer } from "./float-container"

const widths = { sm: "sm:w-96", md: "sm:w-[30rem]", lg: "sm:w-[44rem]" }

/** Details or a longer form beside the list it came from; from the bottom on phones. */
export function SideSheet({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  footer,
  size = "md",
  children,
}: DialogProps) {
  const container = useFloatContainer()
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal container={container}>
        <BaseDialog.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <BaseDialog.Popup
          className={cn(
            "sheet-motion fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-xl bg-raised text-base text-foreground shadow-sheet outline-none",
            "sm:inset-y-2 sm:right-2 sm:left-auto sm:max-h-none sm:rounded-xl",
            widths[size],
          )}
        >
          <DialogHeading title={title} description={description} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-6">{children}</div>
          {footer ? <DialogFooter>{footer}</DialogFooter> : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
