import { defineEmulator, type EmulatorContext } from "emulate"
import { tick } from "./clock.ts"
import { controls } from "./controls.ts"
import { forget } from "./forget.ts"
import { Api } from "./http/api.ts"
import { checkoutPages } from "./pages/checkout.ts"
import { invoicePages } from "./pages/invoice.ts"
import { overviewPage } from "./pages/overview.ts"
import { portalPages } from "./pages/portal.ts"
import { receiptPages } from "./pages/receipt.ts"
import { setupPages } from "./pages/setup.ts"
import { accounts } from "./resources/accounts.ts"
import { charges } from "./resources/charges.ts"
import { checkoutSessions } from "./resources/checkout-sessions.ts"
import { coupons } from "./resources/coupons.ts"
import { customers } from "./resources/customers.ts"
import { events } from "./resources/events.ts"
import { invoices } from "./resources/invoices.ts"
import { meters } from "./resources/meters.ts"
import { paymentIntents } from "./resources/payment-intents.ts"
import { paymentMethods } from "./resources/payment-methods.ts"
import { portal } from "./resources/portal.ts"
import { prices } from "./resources/prices.ts"
import { products } from "./resources/products.ts"
import { refunds } from "./resources/refunds.ts"
import { setupIntents } from "./resources/setup-intents.ts"
import { subscriptions } from "./resources/subscriptions.ts"
import { testClocks } from "./resources/test-clocks.ts"
import { emptyState, type State } from "./state.ts"
import { Dispatcher } from "./webhooks/dispatcher.ts"
import { apiVersion, nobody, now, type World } from "./world.ts"

/** What the stand-in is told from outside. */
export interface Settings {
  secretKey: string | undefined
  webhook: { url: string; secret: string } | undefined
}

const resources = [
  customers,
  paymentMethods,
  products,
  prices,
  checkoutSessions,
  paymentIntents,
  setupIntents,
  charges,
  refunds,
  coupons,
  subscriptions,
  invoices,
  meters,
  testClocks,
  portal,
  accounts,
  events,
]

/** Stripe, as an emulator definition; `ready` is handed the world once it stands. */
export function stripeEmulator(settings: Settings, ready: (world: World, dispatcher: Dispatcher) => void) {
  return defineEmulator<State>({
    name: "stripe-local",
    state: emptyState,
    validateSeed: (value) => Object.assign(emptyState(), value),
    cors: false,
    setup: (context) => setUp(context, settings, ready),
  })
}

function setUp(
  { app, state, baseUrl, onDispose }: EmulatorContext<State>,
  settings: Settings,
  ready: (world: World, dispatcher: Dispatcher) => void,
): void {
  const world: World = { state, baseUrl, acting: nobody, testClock: null, onEvent: () => {} }
  const dispatcher = new Dispatcher(world)
  world.onEvent = (event) => dispatcher.enqueue(event)
  registerWebhook(state, settings)

  const api = new Api(app, world, settings.secretKey)
  for (const resource of resources) resource(api)
  checkoutPages(app, world)
  receiptPages(app, state)
  invoicePages(app, world)
  portalPages(app, world)
  setupPages(app, world)
  overviewPage(app, state)
  controls(app, world, dispatcher)
  app.notFound((c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}).`
    return c.json({ error: { type: "invalid_request_error", message } }, 404)
  })

  const timer = setInterval(() => {
    tick(world)
    dispatcher.schedule()
  }, 1000)
  const cleaning = setInterval(() => forget(state, now(world, null)), 60_000)
  timer.unref()
  cleaning.unref()
  onDispose(async () => {
    clearInterval(timer)
    clearInterval(cleaning)
    await dispatcher.close()
  })
  ready(world, dispatcher)
}

/** The application's own endpoint is there from the start, as one set up by hand in Stripe's dashboard is. */
function registerWebhook(state: State, { webhook }: Settings): void {
  if (!webhook) return
  state.tables.webhook_endpoints.we_application = {
    id: "we_application",
    object: "webhook_endpoint",
    created: 0,
    livemode: false,
    api_version: apiVersion,
    application: null,
    description: "The application",
    enabled_events: ["*"],
    metadata: {},
    status: "enabled",
    url: webhook.url,
    secret: webhook.secret,
  }
}
