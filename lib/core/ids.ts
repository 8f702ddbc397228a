import { z } from "zod"

/*
 * An id is branded once it was parsed. A branded OrganizationId in a context was also proved: the
 * gates in session.ts are the only ones that put it there.
 */
export const organizationId = z.guid().brand<"OrganizationId">()
export const userId = z.guid().brand<"UserId">()
export const bookingId = z.guid().brand<"BookingId">()
export const customerId = z.guid().brand<"CustomerId">()
export const staffId = z.guid().brand<"StaffId">()
export const serviceId = z.guid().brand<"ServiceId">()
export const productId = z.guid().brand<"ProductId">()
export const paymentId = z.guid().brand<"PaymentId">()
export const refundId = z.guid().brand<"RefundId">()

export type OrganizationId = z.infer<typeof organizationId>
export type UserId = z.infer<typeof userId>
export type BookingId = z.infer<typeof bookingId>
export type CustomerId = z.infer<typeof customerId>
export type StaffId = z.infer<typeof staffId>
export type ServiceId = z.infer<typeof serviceId>
export type ProductId = z.infer<typeof productId>
export type PaymentId = z.infer<typeof paymentId>
export type RefundId = z.infer<typeof refundId>

/** An organization's address in URLs. Every input of an `organizationAction` carries it as `organization`. */
export const organizationSlug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/, "This isn't the address of an organization.")

/** The secret in the link to one booking. */
export const bookingToken = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/, "This link isn't complete.")
