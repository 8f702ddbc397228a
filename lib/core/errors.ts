import type { PostgrestError, PostgrestSingleResponse } from "@supabase/supabase-js"

/** Every code a person can be answered with, its HTTP status, and the sentence where the database gave none. */
const known = {
  already_paid: [409, "This is paid already."],
  append_only: [403, "This history can't be changed."],
  booking_cancelled: [409, "This booking has been cancelled."],
  changed_meanwhile: [409, "Somebody changed this in the meantime. What you see now is how it stands."],
  conflict: [409, "Someone changed this in the meantime. Look again and repeat if it is still needed."],
  duplicate: [409, "This already exists."],
  email_not_confirmed: [403, "Confirm your e-mail address first: the link is in your inbox."],
  forbidden: [403, "You don't have permission to do this here. Ask an owner or administrator."],
  foreign_origin: [403, "This request didn't come from our own pages. Reload and try again."],
  hold_expired: [409, "The time to pay has run out, and nothing was charged. Book again."],
  invalid_amount: [400, "That amount isn't possible here."],
  invalid_code: [400, "This code isn't right, or was used already. Wait for the next one and try again."],
  invalid_credentials: [401, "That e-mail and password don't match. Check both, or reset the password."],
  invalid_link: [400, "This link is no longer valid. Ask for a new one."],
  invalid_quantity: [400, "That quantity isn't possible. Choose a smaller whole number."],
  invalid_request: [400, "Something in this request isn't right. Check the form and try again."],
  invalid_slug: [400, "The address takes 3 to 48 small letters, digits and hyphens."],
  invalid_transition: [409, "This step doesn't follow from how things stand. Reload and look again."],
  hand_over_failed: [409, "Not all of their visits can be handed over."],
  last_owner: [409, "An organization needs at least one active owner. Make someone else an owner first."],
  last_super_admin: [409, "The platform needs at least one super-admin. Name another first."],
  limit_reached: [402, "Your plan's limit is reached."],
  no_fee: [409, "There is no fee on this booking."],
  not_cancellable: [409, "This booking can't be cancelled any more."],
  not_found: [404, "This doesn't exist, or not any more."],
  not_offered: [409, "This person doesn't offer that service. Choose someone else."],
  not_possible: [409, "This isn't possible any more. Reload to see how things stand."],
  not_refundable: [409, "This payment can't be refunded."],
  not_reschedulable: [409, "This booking can't be moved any more."],
  offer_invalid: [400, "This offer code isn't valid for this booking."],
  organization_suspended: [403, "This organization is suspended: you can look, but nothing can be changed."],
  organization_unavailable: [409, "This business isn't taking bookings at the moment."],
  out_of_stock: [409, "There isn't enough of this left."],
  outside_horizon: [400, "This date is further ahead than bookings are taken."],
  past_time: [400, "This time has passed. Choose a later one."],
  payment_unavailable: [
    503,
    "The payment page can't be reached right now. Nothing was charged; try again shortly.",
  ],
  rank_too_low: [403, "You can't give or take a role that holds more than your own."],
  refund_too_large: [400, "A refund can't be more than what is left of the payment."],
  service_unavailable: [409, "This service can't be booked at the moment."],
  signed_out: [401, "You have been signed out. Sign in again to go on."],
  slot_taken: [409, "Someone has just taken this time. Choose another."],
  slug_taken: [409, "This address is taken. Choose another."],
  too_late: [409, "It is too late to change this online. Please get in touch."],
  too_many_attempts: [429, "That was tried too often. Wait a few minutes and try again."],
  too_soon: [400, "This time is too soon to be booked online. Choose a later one."],
  try_again: [409, "Someone was quicker. Try again."],
  unavailable: [503, "We can't reach our database right now. Nothing was changed; try again in a moment."],
  unexpected: [500, "Something went wrong on our side. Nothing was changed; please try again."],
  unknown_timezone: [400, "Choose a time zone from the list."],
  weak_password: [400, "Choose a longer or less common password: 12 characters or more."],
} as const satisfies Record<string, readonly [number, string]>

/** A stable name for what went wrong; programs compare it, people read the message. */
export type ErrorCode = keyof typeof known

interface Details {
  message?: string
  hint?: string | null
  fields?: Record<string, string[]>
  cause?: unknown
}

/** An answer other than yes: a code, an HTTP status and one sentence for a person. */
export class AppError extends Error {
  override readonly name = "AppError"
  readonly status: number
  readonly hint: string | null
  readonly fields: Record<string, string[]> | null

  constructor(
    readonly code: ErrorCode,
    { message, hint, fields, cause }: Details = {},
  ) {
    super(message ?? known[code][1], { cause })
    this.status = known[code][0]
    this.hint = hint ?? null
    this.fields = fields ?? null
  }
}

const bySqlState: Record<string, ErrorCode> = {
  "22P02": "invalid_request",
  "22003": "invalid_request",
  "22007": "invalid_request",
  "22008": "invalid_request",
  "23502": "invalid_request",
  "23503": "not_found",
  "23505": "duplicate",
  "23514": "invalid_request",
  "23P01": "slot_taken",
  "40001": "conflict",
  "40P01": "conflict",
  "42501": "forbidden",
  "53300": "unavailable",
  "55P03": "conflict",
  "57014": "unavailable",
  "57P01": "unavailable",
  "57P03": "unavailable",
  PGRST000: "unavailable",
  PGRST001: "unavailable",
  PGRST002: "unavailable",
  PGRST003: "unavailable",
  PGRST116: "not_found",
  PGRST301: "signed_out",
  PGRST302: "signed_out",
  PGRST303: "signed_out",
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(known, code)
}

/**
 * Turns the data API's refusal into ours. Sentences come from the database only where a function of
 * ours raised them (`PTxxx`); anything else could name columns or constraints.
 */
export function fromPostgrest(
  error: Pick<PostgrestError, "code" | "message" | "details" | "hint">,
): AppError {
  const details = error.details ?? ""
  if (/^PT\d{3}$/.test(error.code ?? "") && isKnown(details)) {
    return new AppError(details, {
      message: error.message,
      hint: error.hint,
      cause: error,
    })
  }
  const code = bySqlState[error.code ?? ""]
  if (code) return new AppError(code, { cause: error })
  // PostgREST says nothing at all of a request whose connection died under it.
  if (!error.code && (!error.message || /fetch failed|ECONN|timeout|abort/i.test(error.message))) {
    return new AppError("unavailable", { cause: error })
  }
  return new AppError("unexpected", { cause: error })
}

/** The data of an answer, or its refusal thrown as an `AppError`. */
export function unwrap<T>(response: PostgrestSingleResponse<T>): T {
  if (response.error) throw fromPostgrest(response.error)
  return response.data
}

/** Whatever was thrown, as an `AppError`; what we don't know becomes `unexpected` and says nothing of itself. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError("unexpected", { cause: error })
}
