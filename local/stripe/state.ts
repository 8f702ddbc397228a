import type * as Billing from "./billing-types.ts"
import type * as Payment from "./payment-types.ts"
import type * as Core from "./types.ts"

/** Every kind of object we keep, by the name of its collection. */
export interface Tables {
  accounts: Billing.Account
  application_fees: Billing.ApplicationFee
  balance_transactions: Payment.BalanceTransaction
  charges: Payment.Charge
  checkout_sessions: Core.CheckoutSession
  coupons: Core.Coupon
  customers: Core.Customer
  events: Core.StripeEvent
  invoice_payments: Billing.InvoicePayment
  invoiceitems: Billing.InvoiceItem
  invoices: Billing.Invoice
  meters: Billing.Meter
  payment_intents: Payment.PaymentIntent
  payment_methods: Core.PaymentMethod
  portal_sessions: Billing.PortalSession
  prices: Core.Price
  products: Core.Product
  promotion_codes: Core.PromotionCode
  refunds: Payment.Refund
  setup_intents: Payment.SetupIntent
  subscriptions: Billing.Subscription
  test_clocks: Core.TestClock
  transfers: Billing.Transfer
  webhook_endpoints: Core.WebhookEndpoint
}

export type TableName = keyof Tables

/** One event on its way to one endpoint. */
export interface Delivery {
  id: string
  event: string
  endpoint: string
  attempts: { at: number; status: number | null; error?: string }[]
  /** When it is tried next, by our clock; null once it arrived or was given up. */
  next_attempt_at: number | null
  delivered: boolean
}

/** What tests can make go wrong. */
export interface Faults {
  outage: "none" | "refuse" | "hang" | "error"
  /** Events are recorded but wait. */
  hold: boolean
  /** How often each event is sent. */
  copies: number
  /** What waits is sent in random order. */
  shuffle: boolean
}

/** An answer kept for a repeated idempotency key. */
export interface KeptAnswer {
  fingerprint: string
  status: number
  body: string
  created: number
}

/** All that the stand-in knows. JSON only. */
export interface State {
  /** Seconds that our clock is ahead of the machine's. */
  clock_offset: number
  tables: { [Name in TableName]: Record<string, Tables[Name]> }
  /** Connected account of an object, where it isn't the platform's own. */
  owners: Record<string, string>
  lines: Record<string, Core.LineItem[]>
  discounts: Record<string, Core.Discount>
  /** What each session hands on to the intent or subscription it makes. */
  session_data: Record<string, SessionData>
  /** The number behind a payment method, which decides how it behaves. */
  cards: Record<string, string>
  meter_events: Billing.MeterEvent[]
  idempotency: Record<string, KeptAnswer>
  deliveries: Record<string, Delivery>
  faults: Faults
  deleted: Record<string, string>
  /** Subscriptions whose trial's end has been announced. */
  notices: Record<string, boolean>
}

/** The parts of a checkout session's parameters that apply once it is paid. */
export interface SessionData {
  payment_intent_data: {
    application_fee_amount?: number
    capture_method?: string
    description?: string
    metadata?: Core.Metadata
    on_behalf_of?: string
    receipt_email?: string
    setup_future_usage?: string
    statement_descriptor?: string
    transfer_data?: Payment.TransferData
    transfer_group?: string
  }
  subscription_data: {
    application_fee_percent?: number
    description?: string
    metadata?: Core.Metadata
    trial_end?: number
    trial_period_days?: number
    transfer_data?: { destination: string; amount_percent?: number }
    trial_settings?: { end_behavior: { missing_payment_method: string } }
  }
  setup_intent_data: { description?: string; metadata?: Core.Metadata; on_behalf_of?: string }
}

/** The state before anything happened. */
export function emptyState(): State {
  return {
    clock_offset: 0,
    tables: {
      accounts: {},
      application_fees: {},
      balance_transactions: {},
      charges: {},
      checkout_sessions: {},
      coupons: {},
      customers: {},
      events: {},
      invoice_payments: {},
      invoiceitems: {},
      invoices: {},
      meters: {},
      payment_intents: {},
      payment_methods: {},
      portal_sessions: {},
      prices: {},
      products: {},
      promotion_codes: {},
      refunds: {},
      setup_intents: {},
      subscriptions: {},
      test_clocks: {},
      transfers: {},
      webhook_endpoints: {},
    },
    owners: {},
    lines: {},
    discounts: {},
    session_data: {},
    cards: {},
    meter_events: [],
    idempotency: {},
    deliveries: {},
    faults: { outage: "none", hold: false, copies: 1, shuffle: false },
    deleted: {},
    notices: {},
  }
}
