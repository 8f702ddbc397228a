import type { Base, Metadata, PaymentMethod } from "./types.ts"

/** Why a card was refused. */
export interface CardRefusal {
  type: "card_error"
  code: string
  decline_code?: string
  message: string
  charge?: string
  payment_method?: object
}

export interface NextAction {
  type: "redirect_to_url"
  redirect_to_url: { url: string; return_url: string | null }
}

export type PaymentIntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "canceled"
  | "succeeded"

export interface TransferData {
  destination: string
  amount?: number
}

export interface PaymentIntent extends Base {
  object: "payment_intent"
  allowed_payment_method_types: null
  amount: number
  amount_capturable: number
  amount_details: { tip: object }
  amount_received: number
  application: string | null
  application_fee_amount: number | null
  automatic_payment_methods: { enabled: boolean; allow_redirects: string } | null
  canceled_at: number | null
  cancellation_reason: string | null
  capture_method: string
  client_secret: string
  confirmation_method: string
  currency: string
  customer: string | null
  customer_account: null
  description: string | null
  excluded_payment_method_types: null
  last_payment_error: CardRefusal | null
  latest_charge: string | null
  metadata: Metadata
  next_action: NextAction | null
  on_behalf_of: string | null
  payment_method: string | null
  payment_method_configuration_details: null
  payment_method_options: object
  payment_method_types: string[]
  payment_record: null
  processing: null
  receipt_email: string | null
  review: null
  setup_future_usage: string | null
  shipping: object | null
  source: null
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
  status: PaymentIntentStatus
  transfer_data: TransferData | null
  transfer_group: string | null
}

export interface SetupIntent extends Base {
  object: "setup_intent"
  application: string | null
  automatic_payment_methods: { enabled: boolean; allow_redirects: string } | null
  cancellation_reason: string | null
  client_secret: string
  customer: string | null
  description: string | null
  flow_directions: null
  last_setup_error: CardRefusal | null
  latest_attempt: null
  mandate: null
  metadata: Metadata
  next_action: NextAction | null
  on_behalf_of: string | null
  payment_method: string | null
  payment_method_configuration_details: null
  payment_method_options: object
  payment_method_types: string[]
  single_use_mandate: null
  status: "requires_payment_method" | "requires_confirmation" | "requires_action" | "succeeded" | "canceled"
  usage: string
}

export interface Charge extends Base {
  object: "charge"
  amount: number
  amount_captured: number
  amount_refunded: number
  application: string | null
  application_fee: string | null
  application_fee_amount: number | null
  balance_transaction: string | null
  billing_details: PaymentMethod["billing_details"]
  calculated_statement_descriptor: string
  captured: boolean
  currency: string
  customer: string | null
  description: string | null
  disputed: boolean
  failure_balance_transaction: null
  failure_code: string | null
  failure_message: string | null
  fraud_details: object
  metadata: Metadata
  on_behalf_of: string | null
  outcome: object
  paid: boolean
  payment_intent: string
  payment_method: string
  payment_method_details: { type: "card"; card: object }
  receipt_email: string | null
  receipt_number: string | null
  receipt_url: string
  refunded: boolean
  review: null
  shipping: object | null
  source: null
  source_transfer: null
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
  status: "succeeded" | "failed"
  transfer?: string
  transfer_data: TransferData | null
  transfer_group: string | null
}

export interface Refund extends Base {
  object: "refund"
  amount: number
  balance_transaction: string | null
  charge: string
  currency: string
  customer: string | null
  customer_account: null
  destination_details: object
  failure_reason?: string
  metadata: Metadata
  payment_intent: string
  payment_method: string
  reason: string | null
  receipt_number: null
  source_transfer_reversal: null
  status: "pending" | "succeeded" | "failed" | "canceled"
  transfer_reversal: null
}

export interface BalanceTransaction extends Base {
  object: "balance_transaction"
  amount: number
  available_on: number
  balance_type: "payments"
  currency: string
  description: string | null
  exchange_rate: null
  fee: number
  fee_details: object[]
  net: number
  reporting_category: string
  source: string
  status: "available" | "pending"
  type: string
}
