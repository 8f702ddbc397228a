import { TZDate, tz } from "@date-fns/tz"
import { addDays, format, parseISO } from "date-fns"
import type { CallingOffCost } from "@/lib/booking/types"
import type { Cell } from "@/lib/core/csv"
import { dayOf } from "@/lib/core/days"
import type { BookingStatus } from "./schema"
import type { BookingDetail, BookingPayment, BookingRow, Transition } from "./types"

/** Begin and end of a day ("2026-11-20") in a time zone; days of a clock change have 23 or 25 hours. */
export function dayBounds(day: string, timezone: string): { from: string; until: string } {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number)
  const from = new TZDate(year, month - 1, date, 0, 0, 0, timezone)
  return { from: new Date(from).toISOString(), until: new Date(addDays(from, 1)).toISOString() }
}

/** The order in which a status comes in the life of a booking; tells the step forward from others. */
const order: readonly string[] = [
  "draft",
  "pending",
  "confirmed",
  "in_progress",
  "ready",
  "out_for_delivery",
  "completed",
]

export interface Steps {
  /** The step one takes nearly always; none when the booking is over. */
  next: BookingStatus | null
  /** Other steps, without cancelling, which has a dialog of its own. */
  others: BookingStatus[]
  mayCancel: boolean
}

const isStatus = (status: string): status is BookingStatus =>
  order.includes(status) || status === "cancelled" || status === "no_show"

/** Where a booking may go from here, by someone with these permissions. */
export function stepsFrom(
  status: string,
  transitions: readonly Transition[],
  permissions: ReadonlySet<string>,
): Steps {
  const reachable = transitions
    .filter((step) => step.from_status === status && permissions.has(step.permission_key))
    .map((step) => step.to_status)
    .filter(isStatus)
  const forward = reachable
    .filter((to) => order.indexOf(to) > order.indexOf(status))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const [next = null] = forward
  return {
    next,
    others: reachable.filter((to) => to !== next && to !== "cancelled"),
    mayCancel: reachable.includes("cancelled"),
  }
}

/** Whether a step can be taken back by the status machine itself. */
export function mayUndo(from: string, to: string, transitions: readonly Transition[]): boolean {
  return transitions.some((step) => step.from_status === to && step.to_status === from)
}

/** What is still to be paid: of the price or, if it was called off, of the fee for that. */
export function openCents(
  booking: Pick<BookingDetail, "status" | "total_cents" | "fee_cents" | "paid_cents" | "refunded_cents">,
): number {
  const owed =
    booking.status === "cancelled" || booking.status === "no_show" ? booking.fee_cents : booking.total_cents
  return Math.max(0, owed - (booking.paid_cents - booking.refunded_cents))
}

/** What of a payment can still be given back. */
export function refundableCents(
  payment: Pick<BookingPayment, "status" | "amount_cents" | "refunded_cents">,
): number {
  if (payment.status !== "succeeded" && payment.status !== "partially_refunded") return 0
  return payment.amount_cents - payment.refunded_cents
}

/** What calling a booking off means for its customer, in words for staff. */
export function costInWords(
  { fee_cents, refund_cents, owed_cents }: CallingOffCost,
  money: (cents: number) => string,
): string {
  if (fee_cents === 0)
    return refund_cents > 0 ? `No fee. ${money(refund_cents)} go back to the customer.` : "No fee."
  const rest = [
    refund_cents > 0 ? `${money(refund_cents)} go back.` : "",
    owed_cents > 0 ? `${money(owed_cents)} still to be paid.` : "",
  ].filter(Boolean)
  return [
    `The fee is ${money(fee_cents)}.`,
    ...(rest.length > 0 ? rest : ["It is kept from what was paid."]),
  ].join(" ")
}

export interface Span {
  starts_at: string
  ends_at: string
}

/**
 * Spreads spans over as few lanes as keep them apart: each goes into the first lane that is free by
 * its start. Answers each with its lane, and how many lanes there are.
 */
export function spreadOverLanes<T extends Span>(
  spans: readonly T[],
): { placed: { span: T; lane: number }[]; lanes: number } {
  const ends: number[] = []
  const placed = [...spans]
    .sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at))
    .map((span) => {
      const start = Date.parse(span.starts_at)
      const free = ends.findIndex((end) => end <= start)
      const lane = free === -1 ? ends.length : free
      ends[lane] = Date.parse(span.ends_at)
      return { span, lane }
    })
  return { placed, lanes: Math.max(1, ends.length) }
}

/** A time and person that were pointed at elsewhere, for a booking to be made. */
export interface Wish {
  startsAt: string
  day: string
  staffId: string | null
}

/** The wish an address carries (from the calendar); null where there is none that makes sense. */
export function readWish(
  query: { start?: unknown; staff?: unknown },
  staff: readonly { id: string }[],
  timezone: string,
): Wish | null {
  const moment = typeof query.start === "string" ? Date.parse(query.start) : Number.NaN
  if (Number.isNaN(moment)) return null
  const startsAt = new Date(moment).toISOString()
  const staffId = staff.find(({ id }) => id === query.staff)?.id ?? null
  return { startsAt, day: dayOf(startsAt, timezone), staffId }
}

export const bookingExportHeading = [
  "Number",
  "Customer",
  "Begins",
  "Ends",
  "What",
  "Staff",
  "Status",
  "Payment",
  "Total",
  "Currency",
  "Placed",
] as const

/** A booking as a line of the export; times are the organization's, sortable as text, money in whole units. */
export function bookingExportLine(row: BookingRow, timezone: string): Cell[] {
  const when = (instant: string) => format(parseISO(instant), "yyyy-MM-dd HH:mm", { in: tz(timezone) })
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: row.currency }).resolvedOptions()
    .maximumFractionDigits
  return [
    row.number,
    row.customer?.full_name,
    when(row.starts_at),
    when(row.ends_at),
    row.what,
    row.staff,
    row.status,
    row.payment_status,
    row.total_cents / 10 ** (digits ?? 2),
    row.currency,
    when(row.created_at),
  ]
}
