"use client"

import { Toast } from "@base-ui/react/toast"
import { CircleAlert, CircleCheck, Info, X } from "lucide-react"
import { useEffect } from "react"
import { cn } from "./cn"
import { Spinner } from "./spinner"
import { receiveToasts, type ToastCommand } from "./toast"

const manager = Toast.createToastManager()

function obey(command: ToastCommand): void {
  if (command.do === "close") {
    manager.close(command.id)
    return
  }
  const { id, kind, title, detail } = command
  const options = {
    title,
    description: detail.description,
    type: kind,
    timeout: kind === "progress" ? 0 : kind === "error" || detail.action ? 8000 : 4000,
    priority: kind === "error" ? ("high" as const) : ("low" as const),
    actionProps: detail.action
      ? { children: detail.action.label, onClick: detail.action.onPress }
      : undefined,
  }
  if (command.do === "replace") manager.update(id, options)
  else manager.add({ ...options, id })
}

function Sign({ type }: { type: string | undefined }) {
  const look = "mt-0.5 size-4 shrink-0"
  if (type === "success") return <CircleCheck aria-hidden="true" className={cn(look, "text-positive")} />
  if (type === "error") return <CircleAlert aria-hidden="true" className={cn(look, "text-negative")} />
  if (type === "progress") return <Spinner className={cn(look, "text-accent-text")} />
  return <Info aria-hidden="true" className={cn(look, "text-info")} />
}

function Toasts() {
  const { toasts } = Toast.useToastManager()
  useEffect(() => receiveToasts(obey), [])
  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      swipeDirection={["down", "right"]}
      className="dialog-motion w-full rounded-lg bg-raised text-base text-foreground shadow-sheet outline-none data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-2.5 p-3">
        <Sign type={item.type} />
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-base font-medium" />
          <Toast.Description className="text-sm text-muted" />
        </div>
        {item.actionProps ? (
          <Toast.Action className="shrink-0 rounded-sm text-sm font-medium text-accent-text underline-offset-2 hover:underline" />
        ) : null}
        <Toast.Close
          aria-label="Dismiss"
          className="shrink-0 rounded-sm p-0.5 text-muted hover:text-foreground"
        >
          <X aria-hidden="true" className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}

/** The stack of toasts; Desk fetches it when there is something to say. */
export function ToastStack() {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-[max(0.75rem,env(safe-area-inset-bottom))] z-60 flex flex-col gap-2 sm:left-auto sm:w-96 max-md:bottom-20">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}
