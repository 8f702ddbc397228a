"use client"

import { NotesCard, type ShownNote } from "@/components/dashboard/notes-card"
import { addNoteToCustomer } from "@/lib/crm/actions"

type CustomerNotesProps = {
  organization: string
  customerId: string
  notes: readonly ShownNote[]
  mayWrite: boolean
}

/** The notes about a customer. */
export function CustomerNotes({ organization, customerId, notes, mayWrite }: CustomerNotesProps) {
  return (
    <NotesCard
      notes={notes}
      add={mayWrite ? (body) => addNoteToCustomer({ organization, customerId, body }) : undefined}
    />
  )
}
