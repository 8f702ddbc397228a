import { z } from "zod"
import { cardError, notAuthenticated, outcomeOf, paymentMethod, refusal } from "../billing/charging.ts"
import { cardByNumber } from "../cards.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { bool, mergeMetadata, metadata, text } from "../http/params.ts"
import type { SetupIntent } from "../payment-types.ts"
import type { PaymentMethod } from "../types.ts"
import { emit, get, insert, newId, now, type World } from "../world.ts"
import { attach } from "./payment-methods.ts"

/** Makes a setup intent; checkout and the API both come through here. */
export function createSetupIntent(
  world: World,
  input: {
    customer?: string | null
    description?: string
    metadata?: Record<string, string>
    usage?: string
  },
): SetupIntent {
  const id = newId("seti")
  const intent = insert(world, "setup_intents", {
    id,
    object: "setup_intent",
    created: now(world),
    livemode: false,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId("s").slice(2)}`,
    customer: input.customer ?? null,
    description: input.description ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    mandate: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: input.usage ?? "off_session",
  })
  emit(world, "setup_intent.created", intent)
  return intent
}

/** Asks the bank whether a card may be kept. */
export function confirmSetup(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  how: { authenticated?: boolean; returnUrl?: string | null },
): SetupIntent {
  const outcome = outcomeOf(world, method)
  intent.payment_method = method.id
  if (outcome.kind === "challenge" && !how.authenticated) {
    intent.status = "requires_action"
    intent.next_action = {
      type: "redirect_to_url",
      redirect_to_url: {
        url: `${world.baseUrl}/challenge/${intent.id}`,
        return_url: how.returnUrl ?? null,
      },
    }
    emit(world, "setup_intent.requires_action", intent)
    return intent
  }
  const attaches = cardByNumber(world.state.cards[method.id] ?? "").attaches ?? false
  if (outcome.kind === "declined" && !attaches) return refuseSetup(world, intent, method, outcome)
  intent.status = "succeeded"
  intent.next_action = null
  intent.last_setup_error = null
  if (intent.customer) attach(world, method.id, intent.customer)
  emit(world, "setup_intent.succeeded", intent)
  return intent
}

/** Records that a card may not be kept. */
export function refuseSetup(
  world: World,
  intent: SetupIntent,
  method: PaymentMethod,
  reason: { code: string; declineCode?: string; message: string } = {
    ...notAuthenticated,
    code: "setup_intent_authentication_failure",
  },
): SetupIntent {
  intent.status = "requires_payment_method"
  intent.payment_method = null
  intent.next_action = null
  intent.last_setup_error = refusal(reason, method)
  emit(world, "setup_intent.setup_failed", intent)
  return intent
}

/** Setup intents. */
export function setupIntents(api: Api): void {
  const { world } = api
  const confirmation = z.object({ payment_method: text.optional(), return_url: text.optional() })
  const create = confirmation.extend({
    customer: text.optional(),
    description: text.optional(),
    metadata: metadata.optional(),
    usage: text.optional(),
    confirm: bool.optional(),
  })
  const confirm = (intent: SetupIntent, params: z.output<typeof confirmation>) => {
    const id = params.payment_method ?? intent.payment_method
    if (!id) throw invalid("You must provide a payment method.", "payment_method")
    confirmSetup(world, intent, paymentMethod(world, id), { returnUrl: params.return_url ?? null })
    if (intent.status === "requires_payment_method" && intent.last_setup_error) {
      throw cardError(intent.last_setup_error, { setup_intent: structuredClone(intent) })
    }
    return intent
  }
  api.post("/v1/setup_intents", create, ({ params }) => {
    if (params.customer) get(world, "customers", params.customer, "customer")
    const intent = createSetupIntent(world, { ...params, metadata: mergeMetadata({}, params.metadata) })
    if (params.payment_method) {
      intent.payment_method = paymentMethod(world, params.payment_method).id
      intent.status = "requires_confirmation"
    }
    return params.confirm
      ? confirm(intent, { ...params, payment_method: intent.payment_method ?? undefined })
      : intent
  })
  api.readable("/v1/setup_intents", "setup_intents", ["customer", "payment_method"])
  api.post("/v1/setup_intents/:id/confirm", confirmation, ({ params, id }) =>
    confirm(get(world, "setup_intents", id, "intent"), params),
  )
  api.post("/v1/setup_intents/:id/cancel", z.object({}), ({ id }) => {
    const intent = get(world, "setup_intents", id, "intent")
    if (intent.status === "succeeded") throw invalid("A succeeded SetupIntent can't be canceled.")
    intent.status = "canceled"
    emit(world, "setup_intent.canceled", intent)
    return intent
  })
}
