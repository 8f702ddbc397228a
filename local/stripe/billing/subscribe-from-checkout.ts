import type { CheckoutSession, PaymentMethod } from "../types.ts"
import type { World } from "../world.ts"

/** Starts what a paid session subscribes to. */
export function subscribeFromCheckout(
  _world: World,
  _session: CheckoutSession,
  _method: PaymentMethod,
): string | null {
  return "Subscriptions can't be paid here yet."
}
