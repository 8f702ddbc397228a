import "server-only"
import { redirect } from "next/navigation"
import { findSecondFactor, requireUser } from "@/lib/core/session"
import { findSession } from "@/lib/core/supabase-server"
import { safeRedirect } from "../rules"
import { findTimezone, listDevices, listSecurityEvents } from "./queries"

/** The person's ways in: second step, devices, and what happened lately. */
export async function loadSecurity() {
  const [context, session, factor] = await Promise.all([requireUser(), findSession(), findSecondFactor()])
  const now = new Date()
  const [devices, events, timezone] = await Promise.all([
    listDevices(context, session?.sessionId ?? "", now),
    listSecurityEvents(context),
    findTimezone(context),
  ])
  return {
    factor: { isEnabled: factor?.isEnabled ?? false, codesLeft: factor?.codesLeft ?? 0 },
    devices,
    events,
    timezone,
  }
}

/** For the second step of signing in: only who owes it stays here. */
export async function loadSecondStep(search: Record<string, string | string[] | undefined>) {
  const next = safeRedirect(typeof search.next === "string" ? search.next : undefined, "/auth/home")
  const factor = await findSecondFactor()
  if (!factor) redirect(`/sign-in?next=${encodeURIComponent(next)}`)
  if (!factor.isDue) redirect(next)
  return { next, byRecoveryCode: search.way === "recovery" }
}
