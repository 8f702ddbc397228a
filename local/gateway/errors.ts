/** A refusal in the form in which Supabase Auth gives it. */
export class AuthError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 422 | 429,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }

  /** The answer that supabase-js turns back into an error of the same code. */
  toResponse(): Response {
    const body = { code: this.status, error_code: this.code, msg: this.message }
    return Response.json(body, { status: this.status, headers: { "x-sb-error-code": this.code } })
  }
}

/** Wrong e-mail or password: one answer for both. */
export const invalidCredentials = () => new AuthError(400, "invalid_credentials", "Invalid login credentials")

/** The account is barred for now. */
export const userBanned = () => new AuthError(400, "user_banned", "User is banned")
