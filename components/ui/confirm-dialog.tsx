"use client"

import { type ReactElement, type ReactNode, useState } from "react"
import { Button } from "./button"
import { Dialog } from "./dialog"
import { Field } from "./field"
import { Input } from "./input"

type ConfirmDialogProps = {
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Asks the question: "Cancel booking 1042?" */
  title: string
  /** Says exactly what will go and what stays. */
  description: ReactNode
  /** What the button does: "Cancel booking". */
  confirmLabel: string
  cancelLabel?: string
  /** For what can't be undone: the name that has to be typed. */
  typeToConfirm?: string
  danger?: boolean
  /** The dialog waits for a promise and stays open when it fails. */
  onConfirm: () => unknown | Promise<unknown>
}

/** Asks before something that is hard to undo. */
export function ConfirmDialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel = "Keep it",
  typeToConfirm,
  danger = true,
  onConfirm,
}: ConfirmDialogProps) {
  const [own, setOwn] = useState(false)
  const [pending, setPending] = useState(false)
  const [typed, setTyped] = useState("")
  const [error, setError] = useState<string>()
  const change = (next: boolean) => {
    if (pending) return
    setOwn(next)
    setTyped("")
    setError(undefined)
    onOpenChange?.(next)
  }
  const close = () => {
    setOwn(false)
    onOpenChange?.(false)
  }
  const confirm = async () => {
    if (typeToConfirm && typed.trim() !== typeToConfirm) {
      setError(`Type ${typeToConfirm} exactly as it is written here`)
      return
    }
    setPending(true)
    try {
      await onConfirm()
      close()
    } catch {
      setError("That did not work. Nothing was changed.")
    } finally {
      setPending(false)
    }
  }
  return (
    <Dialog
      trigger={trigger}
      open={open ?? own}
      onOpenChange={change}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button onClick={() => change(false)}>{cancelLabel}</Button>
          <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {typeToConfirm ? (
        <Field label={`Type ${typeToConfirm} to confirm`} error={error}>
          <Input value={typed} onValueChange={setTyped} autoComplete="off" />
        </Field>
      ) : error ? (
        <p role="alert" className="text-negative">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
