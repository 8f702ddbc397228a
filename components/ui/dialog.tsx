"use client"

import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { Button } from "./button"
import { cn } from "./cn"
import { useFloatContainer } from "./float-container"

const widths = { sm: "sm:max-w-md", md: "sm:max-w-lg", lg: "sm:max-w-3xl" }

export type DialogProps = {
  /** The button that opens it; left out where `open` is controlled. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: string
  description?: ReactNode
  /** The buttons at the foot, the main one last. */
  footer?: ReactNode
  size?: keyof typeof widths
  children?: ReactNode
}

/** The heading and way out that a dialog and a side sheet share. */
export function DialogHeading({ title, description }: Pick<DialogProps, "title" | "description">) {
  return (
    <header className="flex items-start gap-4 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1">
        <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
        {description ? (
          <BaseDialog.Description className="mt-1 text-base text-muted">{description}</BaseDialog.Description>
        ) : null}
      </div>
      <BaseDialog.Close
        render={
          <Button square size="sm" variant="ghost" aria-label="Close" className="-mr-1.5">
            <X />
          </Button>
        }
      />
    </header>
  )
}

/** The row of buttons at the foot. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:flex-col-reverse max-sm:[&>*]:w-full">
      {children}
    </footer>
  )
}

/** One decision or a short form over the page. Longer work goes into a SideSheet or a page of its own. */
export function Dialog({
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
        <BaseDialog.Viewport className="fixed inset-0 z-50 grid items-end justify-items-center sm:items-center sm:p-6">
          <BaseDialog.Popup
            className={cn(
              "dialog-motion flex max-h-[90dvh] w-full flex-col rounded-t-xl bg-raised text-base text-foreground shadow-sheet outline-none sm:max-h-[85dvh] sm:rounded-xl",
              widths[size],
            )}
          >
            <DialogHeading title={title} description={description} />
            {children ? (
              <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
            ) : null}
            {footer ? <DialogFooter>{footer}</DialogFooter> : null}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
