"use client"

import { Pencil, Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { changeNote, removeNote } from "@/lib/crm/work/actions"

type NoteEntryProps = {
  organization: string
  note: { id: string; body: string; edited: boolean }
  by: string | null
  mayUpdate: boolean
}

/** A note in the timeline: read, changed where it stands, deleted with an undo. */
export function NoteEntry({ organization, note, by, mayUpdate }: NoteEntryProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const { pending, send, refusal, fault } = useSend()
  const set = (deleted: boolean, done: () => void) =>
    send(
      () => removeNote({ organization, noteId: note.id, deleted }),
      done,
      (refused) => toast.error(refused.message),
    )
  if (draft !== null) {
    return (
      <form
        className="space-y-2 pt-1"
        onSubmit={(event) => {
          event.preventDefault()
          send(
            () => changeNote({ organization, noteId: note.id, body: draft }),
            () => setDraft(null),
          )
        }}
      >
        <Field label="Change the note" hideLabel error={fault("body") ?? refusal?.message}>
          <Textarea
            rows={3}
            autoFocus
            value={draft}
            maxLength={4000}
            onChange={(event) => setDraft(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button size="sm" onClick={() => setDraft(null)}>
            Cancel
          </Button>
          <Button size="sm" type="submit" variant="primary" pending={pending}>
            Save note
          </Button>
        </div>
      </form>
    )
  }
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <p className="text-base break-words whitespace-pre-wrap text-foreground">{note.body}</p>
        <p>
          {by ?? "A member"}
          {note.edited ? " · edited" : ""}
        </p>
      </div>
      {mayUpdate ? (
        <>
          <Button size="sm" square variant="ghost" aria-label="Edit note" onClick={() => setDraft(note.body)}>
            <Pencil aria-hidden="true" />
          </Button>
          <Button
            size="sm"
            square
            variant="ghost"
            aria-label="Delete note"
            pending={pending}
            onClick={() =>
              set(true, () =>
                toast.info("Note deleted", {
                  action: { label: "Undo", onPress: () => set(false, () => toast.success("Note is back")) },
                }),
              )
            }
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </>
      ) : null}
    </div>
  )
}
