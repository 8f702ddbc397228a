import { createTransport } from "nodemailer"
import type { Delivery, OutgoingMail } from "../types"

/** A server that hangs must not keep the worker from its other jobs for long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Sends by any SMTP server. SMTP knows no idempotency key; a fixed Message-ID lets the recipient's
 * side drop a copy that was sent again after a crash.
 */
export async function sendBySmtp(mail: OutgoingMail, url: string): Promise<Delivery> {
  const transport = createTransport({ url, ...patience })
  try {
    const sent = await transport.sendMail({
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@tenantry>`,
      attachments: mail.attachments,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    })
    return { outcome: "sent", providerId: sent.messageId }
  } catch (error) {
    const code = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0
    const reason = error instanceof Error ? error.message : "unknown"
    return { outcome: code >= 500 && code < 600 ? "refused" : "unavailable", reason }
  } finally {
    transport.close()
  }
}
