import { useSyncExternalStore } from "react"

type Detail = {
  description?: string
  /** One thing to do about it, for example undo. */
  action?: { label: string; onPress: () => void }
  /** Replaces the toast with this id. */
  id?: string
}

export type ToastKind = "success" | "error" | "info" | "progress"

/** What the stack is asked to do. */
export type ToastCommand =
  | { do: "add" | "replace"; id: string; kind: ToastKind; title: string; detail: Detail }
  | { do: "close"; id: string }

/*
 * The stack is fetched when the first toast is asked for: most visits to a page need none. What is
 * said until it stands waits here.
 */
const waiting: ToastCommand[] = []
const listeners = new Set<() => void>()
let stack: ((command: ToastCommand) => void) | null = null

function send(command: ToastCommand): void {
  if (stack) {
    stack(command)
    return
  }
  waiting.push(command)
  for (const listener of listeners) listener()
}

function add(kind: ToastKind, title: string, detail: Detail = {}): string {
  const id = detail.id ?? crypto.randomUUID()
  send({ do: detail.id === undefined ? "add" : "replace", id, kind, title, detail })
  return id
}

/** Says what just happened, from anywhere in the browser. Each answers the toast's id. */
export const toast = {
  success: (title: string, detail?: Detail) => add("success", title, detail),
  error: (title: string, detail?: Detail) => add("error", title, detail),
  info: (title: string, detail?: Detail) => add("info", title, detail),
  /** Stays until replaced by another with its id, or closed. */
  progress: (title: string, detail?: Detail) => add("progress", title, detail),
  close: (id: string) => send({ do: "close", id }),
}

/** The stack takes over, with what was said before; answers how it steps back. */
export function receiveToasts(receive: (command: ToastCommand) => void): () => void {
  stack = receive
  for (const command of waiting.splice(0)) receive(command)
  return () => {
    stack = null
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the stack is needed by now. */
export function useToastsWanted(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => stack !== null || waiting.length > 0,
    () => false,
  )
}
