import type { SystemContext } from "@/lib/core/context"
import { env } from "@/lib/core/env"
import { unwrap } from "@/lib/core/errors"
import { sendByResend } from "./providers/resend"
import { sendBySmtp } from "./providers/smtp"
import { findObstacle, findPresent, findQueuedEmail } from "./queries"
import { isPastTrying, staleReason } from "./rules"
import { compose } from "./templates/compose"
import type { Delivery, OutgoingMail } from "./types"

/** What became of a queued mail in this try. */
export type Outcome = "sent" | "skipped" | "failed" | "waiting" | "settled"

/**
 * Sends one mail of the queue. Whatever crashes, it goes out once: the row says `queued` until the
 * provider took it, and the provider knows the queue's id and takes it once.
 */
export async function sendQueuedEmail(
  context: SystemContext,
  organizationId: string,
  id: string,
): Promise<Outcome> {
  const queued = await findQueuedEmail(context, organizationId, id)
  if (queued?.status !== "queued") return "settled"
  const { address, template, data } = queued.messages
  const now = new Date()

  const obstacle = await findObstacle(context, organizationId, address)
  const reason =
    obstacle ?? staleReason(template, facts(data), await findPresent(context, organizationId, data), now)
  if (reason) return settle(context, queued, "skipped", { error: reason })

  if (!(await take(context, queued))) return "settled"
  const mail = await compose(
    { id, to: address, template, data },
    { appUrl: env.APP_URL, mailFrom: env.MAIL_FROM, now },
  )
  const delivery = await deliver(mail)
  if (delivery.outcome === "sent") {
    return settle(context, queued, "sent", { mail, providerId: delivery.providerId })
  }
  if (delivery.outcome === "refused" || isPastTrying(queued.created_at, now)) {
    return settle(context, queued, "failed", { mail, error: delivery.reason })
  }
  unwrap(
    await context.db
      .from("email_queue")
      .update({ last_error: delivery.reason.slice(0, 500) })
      .eq("organization_id", organizationId)
      .eq("id", id),
  )
  return "waiting"
}

function facts(data: unknown): { status?: string; starts_at?: string } {
  return typeof data === "object" && data !== null ? data : {}
}

async function deliver(mail: OutgoingMail): Promise<Delivery> {
  if (env.RESEND_API_KEY) {
    return sendByResend(mail, { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL })
  }
  if (env.SMTP_URL) return sendBySmtp(mail, env.SMTP_URL)
  return { outcome: "unavailable", reason: "Neither RESEND_API_KEY nor SMTP_URL is set." }
}

interface Row {
  organization_id: string
  id: string
  message_id: string
  attempts: number
}

/* Counts the try, and is false if another process has just begun one. */
async function take({ db }: SystemContext, row: Row): Promise<boolean> {
  const taken = unwrap(
    await db
      .from("email_queue")
      .update({ attempts: row.attempts + 1 })
      .eq("organization_id", row.organization_id)
      .eq("id", row.id)
      .eq("status", "queued")
      .eq("attempts", row.attempts)
      .select("id"),
  )
  return taken.length === 1
}

async function settle(
  { db }: SystemContext,
  row: Row,
  status: "sent" | "skipped" | "failed",
  { mail, providerId, error }: { mail?: OutgoingMail; providerId?: string | null; error?: string },
): Promise<Outcome> {
  unwrap(
    await db
      .from("messages")
      .update({
        status,
        ...(mail ? { subject: mail.subject, content: mail.text } : {}),
        ...(status === "sent" ? { sent_at: new Date().toISOString() } : {}),
        ...(providerId ? { provider_id: providerId } : {}),
      })
      .eq("organization_id", row.organization_id)
      .eq("id", row.message_id),
  )
  unwrap(
    await db
      .from("email_queue")
      .update({ status, last_error: error?.slice(0, 500) ?? null })
      .eq("organization_id", row.organization_id)
      .eq("id", row.id),
  )
  return status
}
