import type { Recurring } from "../types.ts"

const day = 24 * 60 * 60

/** A moment some intervals after an anchor; months keep the anchor's day where they have it. */
export function after(anchor: number, { interval, interval_count: count }: Recurring, times: number): number {
  if (interval === "day") return anchor + times * count * day
  if (interval === "week") return anchor + times * count * 7 * day
  const months = times * count * (interval === "year" ? 12 : 1)
  const date = new Date(anchor * 1000)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return Math.floor(date.getTime() / 1000)
}

/** The first end of a period, counted from the anchor, that lies after a moment. */
export function periodEnd(anchor: number, recurring: Recurring, moment: number): number {
  let times = 1
  while (after(anchor, recurring, times) <= moment) times += 1
  return after(anchor, recurring, times)
}
