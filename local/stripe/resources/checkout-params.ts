import { z } from "zod"
import { bool, currency, int, metadata, text } from "../http/params.ts"
import { inlinePrice } from "./price-params.ts"

const lineItem = z.object({
  price: text.optional(),
  price_data: inlinePrice.optional(),
  quantity: int.optional(),
  metadata: metadata.optional(),
})

const transferData = z.object({ destination: text, amount: int.optional() })

/** What `POST /v1/checkout/sessions` takes. */
export const checkoutParams = z.object({
  mode: z.enum(["payment", "setup", "subscription"]),
  ui_mode: z.enum(["hosted_page", "hosted"]).optional(),
  success_url: text.optional(),
  cancel_url: text.optional(),
  line_items: z.array(lineItem).max(100).optional(),
  currency: currency.optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  client_reference_id: text.optional(),
  expires_at: int.optional(),
  locale: text.optional(),
  metadata: metadata.optional(),
  submit_type: text.optional(),
  billing_address_collection: text.optional(),
  allow_promotion_codes: bool.optional(),
  payment_method_collection: z.enum(["always", "if_required"]).optional(),
  payment_method_types: z.array(text).optional(),
  phone_number_collection: z.object({ enabled: bool }).optional(),
  automatic_tax: z.object({ enabled: bool }).optional(),
  discounts: z
    .array(z.object({ coupon: text.optional(), promotion_code: text.optional() }))
    .max(1)
    .optional(),
  payment_intent_data: z
    .object({
      application_fee_amount: int.optional(),
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      on_behalf_of: text.optional(),
      receipt_email: text.optional(),
      setup_future_usage: text.optional(),
      statement_descriptor: text.optional(),
      transfer_data: transferData.optional(),
      transfer_group: text.optional(),
    })
    .optional(),
  subscription_data: z
    .object({
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: int.optional(),
      trial_period_days: int.optional(),
      trial_settings: z.object({ end_behavior: z.object({ missing_payment_method: text }) }).optional(),
    })
    .optional(),
  setup_intent_data: z
    .object({ description: text.optional(), metadata: metadata.optional(), on_behalf_of: text.optional() })
    .optional(),
})

/** The parameters once they are understood. */
export type CheckoutParams = z.output<typeof checkoutParams>
export type CheckoutLine = z.output<typeof lineItem>
