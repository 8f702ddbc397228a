import { z } from "zod"
import type { SystemContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { Present } from "./rules"

/** A mail in the queue, with its message. Null if it is gone. */
export async function findQueuedEmail({ db }: SystemContext, organizationId: string, id: string) {
  return unwrap(
    await db
      .from("email_queue")
      .select(
        "organization_id, id, message_id, status, attempts, created_at, messages!inner(address, template, data)",
      )
      .eq("organization_id", organizationId)
      .eq("id", id)
      .maybeSingle(),
  )
}

/** Mails that have waited since before a time, oldest first. */
export async function listWaitingEmails({ db }: SystemContext, before: Date, limit: number) {
  return unwrap(
    await db
      .from("email_queue")
      .select("organization_id, id")
      .eq("status", "queued")
      .lt("updated_at", before.toISOString())
      .order("created_at")
      .limit(limit),
  )
}

const subject = z.looseObject({ booking_id: z.guid() })

/** How things stand with the booking that a mail is about; null where there is none. */
export async function findPresent(
  { db }: SystemContext,
  organizationId: string,
  data: unknown,
): Promise<Present | null> {
  const about = subject.safeParse(data)
  if (!about.success) return null
  const row = unwrap(
    await db
      .from("bookings")
      .select("status, starts_at")
      .eq("organization_id", organizationId)
      .eq("id", about.data.booking_id)
      .maybeSingle(),
  )
  return row && { status: row.status, startsAt: row.starts_at ?? "" }
}

/** Why nothing may go to this address for this organization, or null. */
export async function findObstacle(
  { db }: SystemContext,
  organizationId: string,
  address: string,
): Promise<string | null> {
  const [organization, suppressed] = await Promise.all([
    db.from("organizations").select("status, deleted_at").eq("id", organizationId).maybeSingle(),
    db
      .from("suppressions")
      .select("reason")
      .eq("organization_id", organizationId)
      .eq("address", address)
      .maybeSingle(),
  ])
  const state = unwrap(organization)
  if (!state || state.deleted_at || state.status === "suspended")
    return "The organization is suspended or gone."
  const block = unwrap(suppressed)
  return block ? `The address is blocked: ${block.reason}.` : null
}
