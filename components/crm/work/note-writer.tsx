"use client"

import { useEffect, useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { addNoteToCustomer } from "@/lib/crm/actions"

/** Writes a note about a customer; what was typed survives a refusal and a refresh. */
export function NoteWriter({ organization, customerId }: { organization: string; customerId: string }) {
  const kept = `note:${customerId}`
  const [body, setBody] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  useEffect(() => setBody(sessionStorage.getItem(kept) ?? ""), [kept])
  const type = (text: string) => {
    setBody(text)
    clear()
    if (text) sessionStorage.setItem(kept, text)
    else sessionStorage.removeItem(kept)
  }
  const save = () =>
    send(
      () => addNoteToCustomer({ organization, customerId, body }),
      () => type(""),
    )
  return (
    <form
      className="flex flex-col items-end gap-2 pb-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field
        label="Note"
        hideLabel
        error={fault("body") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
        className="w-full"
      >
        <Textarea
          rows={2}
          placeholder="Write a note for your team. The customer never sees it."
          value={body}
          maxLength={4000}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save()
          }}
        />
      </Field>
      <Button type="submit" pending={pending}>
        Add note
      </Button>
    </form>
  )
}
