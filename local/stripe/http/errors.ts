/** The families of error that Stripe's SDKs turn into classes. */
export type StripeErrorType = "invalid_request_error" | "card_error" | "idempotency_error" | "api_error"

/** What is known about a refusal beyond its sentence. */
export interface StripeErrorDetail {
  type?: StripeErrorType
  code?: string
  param?: string
  decline_code?: string
  payment_intent?: object
  setup_intent?: object
  payment_method?: object
}

/** A refusal in Stripe's shape; thrown anywhere below a route. */
export class StripeError extends Error {
  readonly status: number
  readonly detail: StripeErrorDetail

  constructor(status: number, message: string, detail: StripeErrorDetail = {}) {
    super(message)
    this.status = status
    this.detail = detail
  }

  /** The answer's body. */
  body(): object {
    return { error: { type: "invalid_request_error", message: this.message, ...this.detail } }
  }
}

/** The answer to an id that names nothing. */
export function missing(object: string, id: string, param = "id"): StripeError {
  return new StripeError(404, `No such ${object}: '${id}'`, { code: "resource_missing", param })
}

/** The answer to a request that makes no sense. */
export function invalid(message: string, param?: string, code?: string): StripeError {
  return new StripeError(400, message, { ...(param ? { param } : {}), ...(code ? { code } : {}) })
}
