"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import {
  addBookingNote,
  cancelBooking,
  placeWalkIn,
  removeBookingNote,
  rescheduleBooking,
  setBookingStatus,
  setBookingStatuses,
  waiveFee,
} from "./mutations"
import {
  cancelInput,
  noteInput,
  removeNoteInput,
  rescheduleInput,
  setStatusesInput,
  setStatusInput,
  waiveFeeInput,
  walkInInput,
} from "./schema"

const revalidate = (organization: string) => revalidatePath(`/dashboard/${organization}`, "layout")

export const setStatus = organizationAction
  .metadata({ name: "booking.set_status", permission: "bookings.update" })
  .inputSchema(setStatusInput)
  .action(async ({ parsedInput, ctx }) => {
    await setBookingStatus(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const setStatuses = organizationAction
  .metadata({ name: "booking.set_statuses", permission: "bookings.update" })
  .inputSchema(setStatusesInput)
  .action(async ({ parsedInput, ctx }) => {
    const outcome = await setBookingStatuses(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return outcome
  })

export const cancel = organizationAction
  .metadata({ name: "booking.cancel_booking", permission: "bookings.update" })
  .inputSchema(cancelInput)
  .action(async ({ parsedInput, ctx }) => {
    await cancelBooking(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const letOffFee = organizationAction
  .metadata({ name: "booking.waive_fee", permission: "payments.approve" })
  .inputSchema(waiveFeeInput)
  .action(async ({ parsedInput, ctx }) => {
    await waiveFee(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const reschedule = organizationAction
  .metadata({ name: "booking.reschedule_booking", permission: "bookings.update" })
  .inputSchema(rescheduleInput)
  .action(async ({ parsedInput, ctx }) => {
    await rescheduleBooking(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const addNote = organizationAction
  .metadata({ name: "booking.add_note", permission: "bookings.update" })
  .inputSchema(noteInput)
  .action(async ({ parsedInput, ctx }) => {
    await addBookingNote(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const removeNote = organizationAction
  .metadata({ name: "booking.remove_note", permission: "bookings.update" })
  .inputSchema(removeNoteInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeBookingNote(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const placeForCustomer = organizationAction
  .metadata({ name: "booking.place_booking", permission: "bookings.create" })
  .inputSchema(walkInInput)
  .action(async ({ parsedInput, ctx }) => {
    const booking = await placeWalkIn(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return booking
  })
