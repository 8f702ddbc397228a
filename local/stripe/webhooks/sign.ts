import { createHmac } from "node:crypto"

/** The `Stripe-Signature` header of a body: when it was signed, and the proof. */
export function signature(secret: string, body: string, timestamp: number): string {
  const proof = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")
  return `t=${timestamp},v1=${proof}`
}
