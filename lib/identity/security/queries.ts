import type { CustomerContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { deviceName, eventTitle } from "./rules"
import type { Device, SecurityEvent } from "./types"

const toText = (value: unknown) => (typeof value === "string" ? value : null)

/** Where the person is signed in, this device first, then the one last used. */
export async function listDevices(
  { db, user }: CustomerContext,
  currentId: string,
  now: Date,
): Promise<Device[]> {
  const rows = unwrap(
    await db
      .from("user_sessions")
      .select("id, user_agent, ip, last_seen_at")
      .eq("user_id", user.id)
      .eq("status", "active")
      .gt("expires_at", now.toISOString())
      .order("last_seen_at", { ascending: false })
      .limit(50),
  )
  const devices = rows.map((row) => ({
    id: row.id,
    name: deviceName(row.user_agent),
    ip: toText(row.ip),
    lastSeenAt: row.last_seen_at,
    isCurrent: row.id === currentId,
  }))
  return devices.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** What happened lately to the person's way in, the newest first. */
export async function listSecurityEvents({ db, user }: CustomerContext): Promise<SecurityEvent[]> {
  const rows = unwrap(
    await db
      .from("session_events")
      .select("id, event, success, ip, created_at")
      .eq("user_id", user.id)
      .order("created_at", { ascending: false })
      .limit(10),
  )
  return rows.map(({ id, event, success, ip, created_at }) => ({
    id,
    title: eventTitle(event),
    isFault: !success,
    ip: toText(ip),
    at: created_at,
  }))
}

/** The person's own time zone. */
export async function findTimezone({ db, user }: CustomerContext): Promise<string> {
  const profile = unwrap(await db.from("profiles").select("timezone").eq("id", user.id).maybeSingle())
  return profile?.timezone ?? "Europe/London"
}
