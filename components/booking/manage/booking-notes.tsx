"use client"

import { NotesCard, type ShownNote } from "@/components/dashboard/notes-card"
import { addNote, removeNote } from "@/lib/booking/manage/actions"

type BookingNotesProps = {
  organization: string
  bookingId: string
  notes: readonly ShownNote[]
  mayWrite: boolean
}

/** The notes on a booking. */
export function BookingNotes({ organization, bookingId, notes, mayWrite }: BookingNotesProps) {
  return (
    <NotesCard
      notes={notes}
      add={mayWrite ? (body) => addNote({ organization, bookingId, body }) : undefined}
      remove={mayWrite ? (noteId) => removeNote({ organization, bookingId, noteId }) : undefined}
    />
  )
}
