"use client"

import { useSyncExternalStore } from "react"

const never = () => () => {}

/** Says whose clock the times are on, where the visitor's own differs. */
export function VisitorZone({ timezone, startsAt }: { timezone: string; startsAt?: string }) {
  const own = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => timezone,
  )
  const at = new Date(startsAt ?? Date.now())
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
    }).format(at)
  if (own === timezone || clock(own) === clock(timezone)) return null
  return (
    <p className="text-sm text-muted">
      {startsAt
        ? `That is ${clock(own)} where you are.`
        : `Times are those of the business (${timezone.replaceAll("_", " ")}). Your own clock differs.`}
    </p>
  )
}
