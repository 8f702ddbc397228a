/** What every Stripe object has. */
export interface Base {
  id: string
  object: string
  created: number
  livemode: false
}

/** Free notes of the caller. */
export type Metadata = Record<string, string>

/** A postal address. */
export type Address = Partial<
  Record<"line1" | "line2" | "city" | "state" | "postal_code" | "country", string | null>
>

/** A list inside an object. */
export interface Sublist<T> {
  object: "list"
  data: T[]
  has_more: boolean
  url: string
  total_count?: number
}

export interface Customer extends Base {
  object: "customer"
  email: string | null
  name: string | null
  phone: string | null
  description: string | null
  address: Address | null
  shipping: object | null
  balance: number
  currency: string | null
  default_source: null
  delinquent: boolean
  discount: Discount | null
  invoice_prefix: string
  invoice_settings: {
    custom_fields: null
    default_payment_method: string | null
    footer: null
    rendering_options: null
  }
  metadata: Metadata
  next_invoice_sequence: number
  preferred_locales: string[]
  tax_exempt: string
  test_clock: string | null
}

export interface Product extends Base {
  object: "product"
  active: boolean
  name: string
  description: string | null
  default_price: string | null
  images: string[]
  marketing_features: { name: string }[]
  metadata: Metadata
  package_dimensions: null
  shippable: null
  statement_descriptor: string | null
  tax_code: string | null
  type: "service"
  unit_label: string | null
  updated: number
  url: string | null
}

export type Interval = "day" | "week" | "month" | "year"

export interface Recurring {
  interval: Interval
  interval_count: number
  meter: string | null
  usage_type: "licensed" | "metered"
  trial_period_days: number | null
}

export interface Price extends Base {
  object: "price"
  active: boolean
  billing_scheme: "per_unit"
  currency: string
  custom_unit_amount: null
  lookup_key: string | null
  metadata: Metadata
  nickname: string | null
  product: string
  recurring: Recurring | null
  tax_behavior: string
  tiers_mode: null
  transform_quantity: null
  type: "one_time" | "recurring"
  unit_amount: number | null
  unit_amount_decimal: string
}

export interface PaymentMethod extends Base {
  object: "payment_method"
  type: "card"
  allow_redisplay: string
  billing_details: {
    address: Address | null
    email: string | null
    name: string | null
    phone: string | null
    tax_id: null
  }
  card: {
    brand: string
    display_brand: string
    last4: string
    exp_month: number
    exp_year: number
    funding: string
    country: string
    fingerprint: string
    checks: { address_line1_check: null; address_postal_code_check: null; cvc_check: string }
    networks: { available: string[]; preferred: null }
    three_d_secure_usage: { supported: true }
    wallet: null
    generated_from: null
    regulated_status: string
  }
  customer: string | null
  metadata: Metadata
}

export interface LineItem {
  id: string
  object: "item"
  amount_discount: number
  amount_subtotal: number
  amount_tax: number
  amount_total: number
  adjustable_quantity: null
  currency: string
  description: string
  metadata: Metadata
  price: Price
  quantity: number
}

export interface CheckoutSession extends Base {
  object: "checkout.session"
  adaptive_pricing: null
  after_expiration: object | null
  allow_promotion_codes: boolean | null
  allowed_payment_method_types: null
  amount_subtotal: number | null
  amount_total: number | null
  automatic_tax: { enabled: boolean; liability: null; provider: null; status: null }
  billing_address_collection: string | null
  cancel_url: string | null
  client_reference_id: string | null
  client_secret: null
  collected_information: object | null
  consent: null
  consent_collection: null
  currency: string | null
  currency_conversion: null
  custom_fields: never[]
  custom_text: object
  customer: string | null
  customer_account: null
  customer_creation: string | null
  customer_details: object | null
  customer_email: string | null
  discounts: { coupon: string | null; promotion_code: string | null }[]
  expires_at: number
  integration_identifier: null
  invoice: string | null
  invoice_creation: object | null
  locale: string | null
  managed_payments: null
  metadata: Metadata
  mode: "payment" | "setup" | "subscription"
  origin_context: null
  payment_intent: string | null
  payment_link: null
  payment_method_collection: string | null
  payment_method_configuration_details: null
  payment_method_options: object
  payment_method_types: string[]
  payment_status: "paid" | "unpaid" | "no_payment_required"
  permissions: null
  phone_number_collection: { enabled: boolean }
  recovered_from: null
  saved_payment_method_options: object | null
  setup_intent: string | null
  shipping_address_collection: null
  shipping_cost: null
  shipping_options: never[]
  status: "open" | "complete" | "expired"
  submit_type: string | null
  subscription: string | null
  success_url: string | null
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number } | null
  ui_mode: string
  url: string | null
  wallet_options: null
}

export interface Coupon extends Base {
  object: "coupon"
  amount_off: number | null
  currency: string | null
  duration: "once" | "repeating" | "forever"
  duration_in_months: number | null
  max_redemptions: number | null
  metadata: Metadata
  name: string | null
  percent_off: number | null
  redeem_by: number | null
  times_redeemed: number
  valid: boolean
}

export interface PromotionCode extends Base {
  object: "promotion_code"
  active: boolean
  code: string
  customer: string | null
  customer_account: null
  expires_at: number | null
  max_redemptions: number | null
  metadata: Metadata
  promotion: { type: "coupon"; coupon: string }
  restrictions: {
    first_time_transaction: boolean
    minimum_amount: number | null
    minimum_amount_currency: string | null
  }
  times_redeemed: number
}

export interface Discount {
  id: string
  object: "discount"
  checkout_session: string | null
  customer: string | null
  customer_account: null
  end: number | null
  invoice: string | null
  invoice_item: null
  promotion_code: string | null
  source: { coupon: string; type: "coupon" }
  start: number
  subscription: string | null
  subscription_item: null
}

export interface StripeEvent extends Base {
  object: "event"
  account?: string
  api_version: string
  data: { object: object; previous_attributes?: object }
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

export interface WebhookEndpoint extends Base {
  object: "webhook_endpoint"
  api_version: string | null
  application: null
  description: string | null
  enabled_events: string[]
  metadata: Metadata
  status: "enabled" | "disabled"
  url: string
  secret?: string
}

export interface TestClock extends Base {
  object: "test_helpers.test_clock"
  deletes_after: number
  frozen_time: number
  name: string | null
  status: "ready" | "advancing"
  status_details: object
}
