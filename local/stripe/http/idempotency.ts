import type { KeptAnswer, State } from "../state.ts"
import { StripeError } from "./errors.ts"

const keptFor = 24 * 60 * 60

/** The answer already given for a key, or null; refuses the key with other parameters. */
export function keptAnswer(state: State, key: string, fingerprint: string, now: number): KeptAnswer | null {
  const kept = state.idempotency[key]
  if (!kept) return null
  if (kept.created < now - keptFor) {
    delete state.idempotency[key]
    return null
  }
  if (kept.fingerprint !== fingerprint) {
    throw new StripeError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: "idempotency_error" },
    )
  }
  return kept
}
