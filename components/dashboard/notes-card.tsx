"use client"

import { Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { SectionCard } from "@/components/ui/section-card"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"

/** A note as the card shows it. */
export interface ShownNote {
  id: string
  body: string
  by: string
  when: string
}

type NotesCardProps = {
  notes: readonly ShownNote[]
  /** Writes one; left out for those who may only read. */
  add?: (body: string) => ReturnType<Parameters<ReturnType<typeof useSend>["send"]>[0]>
  remove?: (noteId: string) => ReturnType<Parameters<ReturnType<typeof useSend>["send"]>[0]>
}

/** What members say among themselves; the customer never sees it. */
export function NotesCard({ notes, add, remove }: NotesCardProps) {
  const [body, setBody] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  if (!add && notes.length === 0) return null
  return (
    <SectionCard title="Internal notes" description="Never shown to the customer">
      {add ? (
        <form
          className="flex flex-col items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            send(
              () => add(body),
              () => setBody(""),
            )
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
              placeholder="Write a note for your team"
              value={body}
              maxLength={4000}
              onChange={(event) => {
                setBody(event.target.value)
                clear()
              }}
            />
          </Field>
          <Button type="submit" pending={pending}>
            Add note
          </Button>
        </form>
      ) : null}
      {notes.length > 0 ? (
        <ul className={add ? "mt-4 space-y-3" : "space-y-3"}>
          {notes.map((note) => (
            <li key={note.id} className="group rounded-md bg-subtle px-3 py-2">
              <p className="break-words whitespace-pre-wrap">{note.body}</p>
              <p className="mt-1 flex items-center gap-2 text-xs text-muted">
                {note.by} · {note.when}
                {remove ? (
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    aria-label="Remove note"
                    className="ml-auto"
                    onClick={() =>
                      send(
                        () => remove(note.id),
                        () => toast.info("Note removed"),
                        (refused) => toast.error(refused.message),
                      )
                    }
                  >
                    <Trash2 aria-hidden="true" />
                  </Button>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </SectionCard>
  )
}
