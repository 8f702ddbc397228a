import { z } from "zod"
import { organizationSlug, serviceId, staffId } from "@/lib/core/ids"

/** Where something is collected or brought. */
const address = z.object({
  line1: z.string().trim().min(1, "Enter the street and number.").max(200, "Keep it under 200 characters."),
  line2: z.string().trim().max(200, "Keep it under 200 characters."),
  city: z.string().trim().min(1, "Enter the town.").max(100, "Keep it under 100 characters."),
  postcode: z.string().trim().min(2, "Enter the postcode.").max(20, "This isn't a postcode."),
  instructions: z.string().trim().max(500, "Keep it under 500 characters."),
})

/** What is booked: services with how much of each, and the options of the first. */
const item = z.object({
  service_id: serviceId,
  quantity: z.number().int().min(1).max(1000),
  option_ids: z.array(z.guid()).max(20),
})

const customer = z.object({
  full_name: z.string().trim().min(1, "Enter your name.").max(120, "Keep it under 120 characters."),
  email: z.email("Enter an e-mail address such as name@example.com.").max(254, "This address is too long."),
  phone: z
    .string()
    .trim()
    .regex(
      /^(\+?[0-9][0-9 ().-]{5,20})?$/,
      "Enter the phone number with its country code, such as +44 20 7946 0958.",
    ),
})

/** Reading the price of a choice. */
export const quoteInput = z.object({
  organization: organizationSlug,
  items: z.array(item).min(1).max(20),
  staff_id: staffId.nullable(),
  starts_at: z.iso.datetime({ offset: true }).nullable(),
  offer_code: z.string().trim().max(40),
})
export type QuoteInput = z.infer<typeof quoteInput>

/** Placing a booking from the storefront. Nothing here is a price: the database computes those. */
export const placeBookingInput = z.object({
  organization: organizationSlug,
  idempotency_key: z.string().min(8).max(200),
  items: z.array(item).min(1).max(20),
  staff_id: staffId.nullable(),
  starts_at: z.iso.datetime({ offset: true }),
  customer,
  address: address.nullable(),
  notes: z.string().trim().max(1000, "Keep it under 1,000 characters."),
  offer_code: z.string().trim().max(40, "This isn't an offer code."),
  payment: z.enum(["card", "on_site"]),
  marketing_consent: z.boolean(),
})
export type PlaceBookingInput = z.infer<typeof placeBookingInput>

/** The part of it that the customer types. */
export const detailsSchema = z.object({
  full_name: customer.shape.full_name,
  email: customer.shape.email,
  phone: customer.shape.phone,
  line1: z.string(),
  line2: address.shape.line2,
  city: z.string(),
  postcode: z.string(),
  instructions: address.shape.instructions,
  notes: placeBookingInput.shape.notes,
  offer_code: placeBookingInput.shape.offer_code,
  payment: placeBookingInput.shape.payment,
  marketing_consent: z.boolean(),
})
export type Details = z.infer<typeof detailsSchema>

/** The same for a collection, which needs an address. */
export const collectionDetailsSchema = detailsSchema.extend({
  line1: address.shape.line1,
  city: address.shape.city,
  postcode: address.shape.postcode,
})
