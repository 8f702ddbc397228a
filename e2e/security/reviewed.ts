import type { Business } from "./world"

/** Who an action lets in, and an input with which the rightful caller succeeds. */
export interface Reviewed {
  gate: "public" | "user" | "organization" | "platform"
  /** It is about what is one's own, so that whoever may look may do it too. */
  viewerMay?: true
  input: (target: Business, stranger: Business) => object | Promise<object>
}
