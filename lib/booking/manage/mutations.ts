import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import type { Json } from "@/lib/core/database.types"
import { AppError, unwrap } from "@/lib/core/errors"
import type {
  BookingFilter,
  cancelInput,
  noteInput,
  removeNoteInput,
  rescheduleInput,
  setStatusesInput,
  setStatusInput,
  WalkInInput,
  waiveFeeInput,
} from "./schema"

const placed = z.object({ booking_id: z.string(), number: z.string() })

/** Takes a booking one step along the status machine. */
export async function setBookingStatus(
  { db, organization }: OrganizationContext,
  { bookingId, status, note }: z.infer<typeof setStatusInput>,
): Promise<void> {
  unwrap(
    await db.rpc("set_booking_status", {
      p_organization_id: organization.id,
      p_booking_id: bookingId,
      p_status: status,
      p_note: note,
    }),
  )
}

/** Cancels a booking at the business's cost or, if the customer asked, at the policy's; the customer is told why. */
export async function cancelBooking(
  { db, organization }: OrganizationContext,
  { bookingId, reason, onBehalf }: z.infer<typeof cancelInput>,
): Promise<void> {
  unwrap(
    await db.rpc("cancel_booking", {
      p_organization_id: organization.id,
      p_booking_id: bookingId,
      p_reason: reason,
      p_on_behalf: onBehalf,
    }),
  )
}

/** Lets a customer off a fee; what was kept by card for it goes back. */
export async function waiveFee(
  { db, organization }: OrganizationContext,
  { bookingId, reason }: z.infer<typeof waiveFeeInput>,
): Promise<void> {
  unwrap(
    await db.rpc("waive_fee", {
      p_organization_id: organization.id,
      p_booking_id: bookingId,
      p_reason: reason,
    }),
  )
}

/** Moves a booking to another time, and person where one is named. */
export async function rescheduleBooking(
  { db, organization }: OrganizationContext,
  { bookingId, startsAt, staffId }: z.infer<typeof rescheduleInput>,
): Promise<void> {
  unwrap(
    await db.rpc("reschedule_booking", {
      p_organization_id: organization.id,
      p_booking_id: bookingId,
      p_starts_at: startsAt,
      p_staff_id: staffId ?? undefined,
    }),
  )
}

/** Writes an internal note. */
export async function addBookingNote(
  { db, organization }: OrganizationContext,
  { bookingId, body }: z.infer<typeof noteInput>,
): Promise<void> {
  unwrap(
    await db
      .from("booking_notes")
      .insert({ organization_id: organization.id, booking_id: bookingId, body })
      .select("id"),
  )
}

/** Removes an internal note. */
export async function removeBookingNote(
  { db, organization }: OrganizationContext,
  { bookingId, noteId }: z.infer<typeof removeNoteInput>,
): Promise<void> {
  const removed = unwrap(
    await db
      .from("booking_notes")
      .delete()
      .eq("organization_id", organization.id)
      .eq("booking_id", bookingId)
      .eq("id", noteId)
      .select("id"),
  )
  if (removed.length === 0) throw new AppError("not_found")
}

/** Books for someone who is here or on the phone; paid on site. */
export async function placeWalkIn(
  { db, organization }: OrganizationContext,
  input: WalkInInput,
): Promise<{ id: string; number: string }> {
  const address = input.line1 ? { line1: input.line1, postcode: input.postcode || null } : null
  const request: Json = {
    items: [{ service_id: input.serviceId, quantity: input.quantity }],
    staff_id: input.staffId,
    starts_at: input.startsAt,
    channel: "dashboard",
    payment: "on_site",
    idempotency_key: input.idempotencyKey,
    notes: input.notes || null,
    pickup_address: address,
    ...(input.customerId
      ? { customer_id: input.customerId }
      : { customer: { full_name: input.fullName, email: input.email || null, phone: input.phone || null } }),
  }
  const answer = unwrap(
    await db.rpc("place_booking", { p_organization_id: organization.id, p_request: request }),
  )
  const { booking_id: id, number } = placed.parse(answer)
  return { id, number }
}

const statusesSet = z.object({
  changed: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), number: z.string().nullable(), message: z.string() })),
})

/** Takes many bookings to a status, each judged for itself; says which were refused and why. */
export async function setBookingStatuses(
  { db, organization }: OrganizationContext,
  { bookingIds, status }: z.infer<typeof setStatusesInput>,
): Promise<z.infer<typeof statusesSet>> {
  const answer = await db.rpc("set_booking_statuses", {
    p_organization_id: organization.id,
    p_booking_ids: bookingIds,
    p_status: status,
  })
  return statusesSet.parse(unwrap(answer))
}

/** Opens an export: refused without the permission, written into the audit log before a row leaves. */
export async function beginExport(
  { db, organization }: OrganizationContext,
  { page: _, ...filter }: BookingFilter,
): Promise<void> {
  unwrap(
    await db.rpc("begin_export", {
      p_organization_id: organization.id,
      p_what: "bookings",
      p_filter: filter,
    }),
  )
}
