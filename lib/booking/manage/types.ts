import { z } from "zod"
import { callingOffCost } from "@/lib/booking/types"
import { bookingKinds, bookingStatus, paymentStatuses } from "./schema"

const person = z.object({ id: z.string(), full_name: z.string() })
const live = ["held", "confirmed", "done", "no_show"]

/** A row of the bookings list. */
export const bookingRow = z
  .object({
    id: z.string(),
    number: z.string(),
    kind: z.enum(bookingKinds),
    status: bookingStatus,
    payment_status: z.enum(paymentStatuses),
    starts_at: z.string(),
    ends_at: z.string(),
    total_cents: z.number(),
    currency: z.string(),
    created_at: z.string(),
    hold_expires_at: z.string().nullable(),
    customer: person.nullable(),
    items: z.array(z.object({ description: z.string(), position: z.number() })),
    appointments: z.array(z.object({ status: z.string(), staff: person.nullable() })),
  })
  .transform(({ items, appointments, ...row }) => ({
    ...row,
    what: items
      .sort((a, b) => a.position - b.position)
      .map((item) => item.description)
      .join(", "),
    staff:
      (appointments.find((one) => live.includes(one.status)) ?? appointments[0])?.staff?.full_name ?? null,
  }))
export type BookingRow = z.infer<typeof bookingRow>

/** An appointment on the day's board. */
export const dayAppointment = z.object({
  id: z.string(),
  booking_id: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  status: z.string(),
  staff_id: z.string().nullable(),
  service: z.object({ name: z.string() }).nullable(),
  booking: z
    .object({
      number: z.string(),
      status: bookingStatus,
      payment_status: z.enum(paymentStatuses),
      customer: z.object({ full_name: z.string() }).nullable(),
    })
    .nullable(),
})
export type DayAppointment = z.infer<typeof dayAppointment>

const address = z
  .object({
    line1: z.string().nullish(),
    line2: z.string().nullish(),
    city: z.string().nullish(),
    postcode: z.string().nullish(),
    country: z.string().nullish(),
    instructions: z.string().nullish(),
  })
  .nullable()
export type Address = z.infer<typeof address>

const refund = z.object({
  id: z.string(),
  amount_cents: z.number(),
  reason: z.string(),
  status: z.enum(["pending", "succeeded", "failed"]),
  created_at: z.string(),
})

const payment = z.object({
  id: z.string(),
  method: z.enum(["card", "bank_transfer", "cash", "points"]),
  amount_cents: z.number(),
  refunded_cents: z.number(),
  currency: z.string(),
  status: z.enum(["pending", "succeeded", "failed", "partially_refunded", "refunded"]),
  note: z.string().nullable(),
  receipt_url: z.string().nullable(),
  failure_reason: z.string().nullable(),
  created_at: z.string(),
  refunds: z.array(refund),
})
export type BookingPayment = z.infer<typeof payment>

/** Everything a booking's page shows. */
export const bookingDetail = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(bookingKinds),
  channel: z.string(),
  status: bookingStatus,
  payment_status: z.enum(paymentStatuses),
  payment_method: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  pickup_address: address,
  delivery_address: address,
  pickup_from: z.string().nullable(),
  pickup_until: z.string().nullable(),
  delivery_from: z.string().nullable(),
  delivery_until: z.string().nullable(),
  notes: z.string().nullable(),
  subtotal_cents: z.number(),
  discount_cents: z.number(),
  tax_cents: z.number(),
  tip_cents: z.number(),
  total_cents: z.number(),
  paid_cents: z.number(),
  refunded_cents: z.number(),
  currency: z.string(),
  fee_cents: z.number(),
  fee_waiver_reason: z.string().nullable(),
  hold_expires_at: z.string().nullable(),
  cancel_reason: z.string().nullable(),
  created_at: z.string(),
  customer: z
    .object({
      id: z.string(),
      full_name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      quantity: z.number(),
      unit_price_cents: z.number(),
      total_cents: z.number(),
      condition_notes: z.string().nullable(),
      position: z.number(),
    }),
  ),
  appointments: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      starts_at: z.string(),
      ends_at: z.string(),
      created_at: z.string(),
      staff: person.nullable(),
      service: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
  events: z.array(
    z.object({
      id: z.string(),
      event_type: z.string(),
      event_data: z.record(z.string(), z.unknown()),
      actor_type: z.string(),
      actor_id: z.string().nullable(),
      created_at: z.string(),
    }),
  ),
  remarks: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      created_by: z.string().nullable(),
      created_at: z.string(),
    }),
  ),
  payments: z.array(payment),
})
export type BookingDetail = z.infer<typeof bookingDetail>

/** What calling off would cost the customer now. */
export const callingOffCosts = z.object({ cancelled: callingOffCost, no_show: callingOffCost })
export type CallingOffCosts = z.infer<typeof callingOffCosts>

/** A step the status machine allows. */
export interface Transition {
  from_status: string
  to_status: string
  permission_key: string
}

/** A free time. */
export const slot = z.object({
  starts_at: z.string(),
  ends_at: z.string(),
  staff_id: z.string().nullable(),
  seats_left: z.number(),
})
export type Slot = z.infer<typeof slot>

/** What is chosen from when staff book for someone. */
export interface BookableService {
  id: string
  name: string
  kind: BookingDetail["kind"]
  priceCents: number
  currency: string
  minutes: number
  staffIds: string[]
}
