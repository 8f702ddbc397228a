import { Resend } from "resend"
import type { Delivery, OutgoingMail } from "../types"

const passing = new Set([
  "rate_limit_exceeded",
  "application_error",
  "internal_server_error",
  "concurrent_idempotent_requests",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
  "restricted_api_key",
  "invalid_api_key",
  "missing_api_key",
])

/**
 * Sends by Resend's API. Gives up after `patience` milliseconds without an answer: a provider that
 * hangs must not keep the worker from its other jobs.
 */
export async function sendByResend(
  mail: OutgoingMail,
  { apiKey, baseUrl, patience = 10_000 }: { apiKey: string; baseUrl: string | undefined; patience?: number },
): Promise<Delivery> {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {})
  try {
    const { data, error } = await resend.emails.send(
      {
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        attachments: mail.attachments.map(({ filename, content, contentType }) => ({
          filename,
          contentType,
          content: Buffer.from(content).toString("base64"),
        })),
      },
      { idempotencyKey: mail.id, signal: AbortSignal.timeout(patience) },
    )
    if (data) return { outcome: "sent", providerId: data.id }
    // An earlier try arrived although its answer didn't, and wording or calendar have moved on since.
    if (error.name === "invalid_idempotent_request") return { outcome: "sent", providerId: null }
    const isPassing = error.statusCode === null || error.statusCode >= 500 || passing.has(error.name)
    return { outcome: isPassing ? "unavailable" : "refused", reason: `${error.name}: ${error.message}` }
  } catch (error) {
    return { outcome: "unavailable", reason: error instanceof Error ? error.message : "unknown" }
  }
}
