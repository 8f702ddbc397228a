import type { Address, Base, Metadata, Price, Sublist } from "./types.ts"

export interface SubscriptionItem {
  id: string
  object: "subscription_item"
  billing_thresholds: null
  created: number
  current_period_end: number
  current_period_start: number
  current_trial: null
  discounts: never[]
  metadata: Metadata
  plan: object
  price: Price
  quantity?: number
  subscription: string
  tax_rates: never[]
}

export type SubscriptionStatus =
  | "incomplete"
  | "incomplete_expired"
  | "trialing"
  | "active"
  | "past_due"
  | "canceled"
  | "unpaid"
  | "paused"

export interface Subscription extends Base {
  object: "subscription"
  application: null
  application_fee_percent: number | null
  automatic_tax: { enabled: boolean; disabled_reason: null; liability: null }
  billing_cycle_anchor: number
  billing_cycle_anchor_config: null
  billing_mode: { type: "flexible"; flexible: null }
  billing_schedules: never[]
  billing_thresholds: null
  cancel_at: number | null
  cancel_at_period_end: boolean
  canceled_at: number | null
  cancellation_details: { comment: string | null; feedback: string | null; reason: string | null }
  collection_method: "charge_automatically" | "send_invoice"
  currency: string
  customer: string
  customer_account: null
  days_until_due: number | null
  default_payment_method: string | null
  default_source: null
  default_tax_rates: never[]
  description: string | null
  discounts: string[]
  ended_at: number | null
  invoice_settings: { account_tax_ids: null; issuer: { type: "self" } }
  items: Sublist<SubscriptionItem>
  latest_invoice: string | null
  managed_payments: null
  metadata: Metadata
  next_pending_invoice_item_invoice: null
  on_behalf_of: string | null
  pause_collection: { behavior: string; resumes_at: number | null } | null
  payment_settings: {
    payment_method_options: null
    payment_method_types: null
    save_default_payment_method: string
  }
  pending_invoice_item_interval: null
  pending_setup_intent: string | null
  pending_update: null
  schedule: null
  start_date: number
  status: SubscriptionStatus
  test_clock: string | null
  transfer_data: { destination: string; amount_percent: number | null } | null
  trial_end: number | null
  trial_settings: { end_behavior: { missing_payment_method: string } }
  trial_start: number | null
}

export interface InvoiceLine {
  id: string
  object: "line_item"
  amount: number
  currency: string
  description: string | null
  discount_amounts: { amount: number; discount: string }[]
  discountable: boolean
  discounts: string[]
  invoice: string
  livemode: false
  metadata: Metadata
  parent: object | null
  period: { start: number; end: number }
  pretax_credit_amounts: never[]
  pricing: object | null
  quantity: number | null
  quantity_decimal: string | null
  subscription: string | null
  subtotal: number
  taxes: never[]
}

export type InvoiceStatus = "draft" | "open" | "paid" | "void" | "uncollectible"

export interface Invoice extends Base {
  object: "invoice"
  account_country: string
  account_name: string
  account_tax_ids: null
  amount_due: number
  amount_overpaid: number
  amount_paid: number
  amount_remaining: number
  amount_shipping: number
  application: null
  attempt_count: number
  attempted: boolean
  auto_advance: boolean
  automatic_tax: object
  automatically_finalizes_at: number | null
  billing_reason: string
  collection_method: "charge_automatically" | "send_invoice"
  confirmation_secret?: { client_secret: string; type: "payment_intent" } | null
  currency: string
  custom_fields: null
  customer: string
  customer_account: null
  customer_address: Address | null
  customer_email: string | null
  customer_name: string | null
  customer_phone: string | null
  customer_shipping: null
  customer_tax_exempt: string
  customer_tax_ids: never[]
  default_payment_method: string | null
  default_source: null
  default_tax_rates: never[]
  description: string | null
  discounts: string[]
  due_date: number | null
  effective_at: number | null
  ending_balance: number | null
  footer: string | null
  from_invoice: null
  hosted_invoice_url: string | null
  invoice_pdf: string | null
  issuer: { type: "self" }
  last_finalization_error: null
  latest_revision: null
  lines: Sublist<InvoiceLine>
  metadata: Metadata
  next_payment_attempt: number | null
  number: string | null
  on_behalf_of: string | null
  parent: {
    type: "subscription_details"
    quote_details: null
    subscription_details: { metadata: Metadata; subscription: string }
  } | null
  payment_settings: object
  period_end: number
  period_start: number
  post_payment_credit_notes_amount: number
  pre_payment_credit_notes_amount: number
  receipt_number: null
  rendering: null
  shipping_cost: null
  shipping_details: null
  starting_balance: number
  statement_descriptor: null
  status: InvoiceStatus
  status_transitions: {
    finalized_at: number | null
    marked_uncollectible_at: number | null
    paid_at: number | null
    voided_at: number | null
  }
  subtotal: number
  subtotal_excluding_tax: number
  test_clock: string | null
  total: number
  total_discount_amounts: { amount: number; discount: string }[]
  total_excluding_tax: number
  total_pretax_credit_amounts: never[]
  total_taxes: never[]
  webhooks_delivered_at: number | null
}

export interface InvoiceItem extends Base {
  object: "invoiceitem"
  amount: number
  currency: string
  customer: string
  customer_account: null
  date: number
  description: string | null
  discountable: boolean
  discounts: never[]
  invoice: string | null
  metadata: Metadata
  net_amount: number
  parent: object | null
  period: { start: number; end: number }
  pricing: object | null
  proration: boolean
  quantity: number
  quantity_decimal: string
  subscription: string | null
  tax_rates: never[]
  test_clock: string | null
}

export interface InvoicePayment extends Base {
  object: "invoice_payment"
  amount_paid: number | null
  amount_requested: number
  currency: string
  invoice: string
  is_default: boolean
  payment: { type: "payment_intent"; payment_intent: string }
  status: "open" | "paid" | "canceled"
  status_transitions: { canceled_at: number | null; paid_at: number | null }
}

export interface Meter extends Base {
  object: "billing.meter"
  customer_mapping: { event_payload_key: string; type: "by_id" }
  default_aggregation: { formula: string }
  display_name: string
  event_name: string
  event_time_window: null
  status: "active" | "inactive"
  status_transitions: { deactivated_at: number | null }
  updated: number
  value_settings: { event_payload_key: string }
}

export interface MeterEvent {
  object: "billing.meter_event"
  created: number
  event_name: string
  identifier: string
  livemode: false
  payload: Record<string, string>
  timestamp: number
}

export interface PortalSession extends Base {
  object: "billing_portal.session"
  configuration: string
  customer: string
  customer_account: null
  flow: object | null
  locale: string | null
  on_behalf_of: string | null
  return_url: string | null
  url: string
}

export interface Account extends Base {
  object: "account"
  business_profile: object
  business_type: string | null
  capabilities: Record<string, string>
  charges_enabled: boolean
  controller: object
  country: string
  default_currency: string
  details_submitted: boolean
  email: string | null
  external_accounts: Sublist<object>
  future_requirements: object
  metadata: Metadata
  payouts_enabled: boolean
  requirements: {
    alternatives: never[]
    current_deadline: null
    currently_due: string[]
    disabled_reason: string | null
    errors: never[]
    eventually_due: string[]
    past_due: string[]
    pending_verification: string[]
  }
  settings: object
  tos_acceptance: object
  type: string
}

export interface Transfer extends Base {
  object: "transfer"
  amount: number
  amount_reversed: number
  balance_transaction: null
  currency: string
  description: string | null
  destination: string
  destination_payment: null
  metadata: Metadata
  reversals: Sublist<object>
  reversed: boolean
  source_transaction: string | null
  source_type: "card"
  transfer_group: string | null
}

export interface ApplicationFee extends Base {
  object: "application_fee"
  account: string
  amount: number
  amount_refunded: number
  application: string
  balance_transaction: null
  charge: string
  currency: string
  originating_transaction: string | null
  refunded: boolean
  refunds: Sublist<object>
}
