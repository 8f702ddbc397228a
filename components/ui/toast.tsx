"use client"

import { Toast } from "@base-ui/react/toast"
import { CircleAlert, CircleCheck, Info, X } from "lucide-react"
import { cn } from "./cn"
import { Spinner } from "./spinner"

type Detail = {
  description?: string
  /** One thing to do about it, for example undo. */
  action?: { label: string; onPress: () => void }
  /** Replaces the toast with this id. */
  id?: string
}

type Kind = "success" | "error" | "info" | "progress"

const manager = Toast.createToastManager()

function add(type: Kind, title: string, { description, action, id }: Detail = {}): string {
  const options = {
    title,
    description,
    type,
    timeout: type === "progress" ? 0 : type === "error" || action ? 8000 : 4000,
    priority: type === "error" ? ("high" as const) : ("low" as const),
    actionProps: action ? { children: action.label, onClick: action.onPress } : undefined,
  }
  if (id === undefined) return manager.add(options)
  manager.update(id, options)
  return id
}

/** Says what just happened, from anywhere in the browser. Each answers the toast's id. */
export const toast = {
  success: (title: string, detail?: Detail) => add("success", title, detail),
  error: (title: string, detail?: Detail) => add("error", title, detail),
  info: (title: string, detail?: Detail) => add("info", title, detail),
  /** Stays until replaced by another with its id, or closed. */
  progress: (title: string, detail?: Detail) => add("progress", title, detail),
  close: (id: string) => manager.close(id),
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

/** The stack of toasts; stands once in the root layout. */
export function Toaster() {
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
