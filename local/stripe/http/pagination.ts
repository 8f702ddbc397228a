import { z } from "zod"
import { invalid } from "./errors.ts"
import { int, parse } from "./params.ts"

/** What every list takes. */
const paging = z.object({
  limit: int.optional(),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z
    .union([
      int,
      z.object({ gt: int.optional(), gte: int.optional(), lt: int.optional(), lte: int.optional() }),
    ])
    .optional(),
})

interface Row {
  id: string
  created: number
}

/** One page of rows that are sorted newest first, in Stripe's list envelope. */
export function page<T extends Row>(rows: T[], query: unknown, url: string): object {
  const { limit = 10, starting_after: after, ending_before: before, created } = parse(paging, query)
  if (limit < 1 || limit > 100) throw invalid("Invalid limit: must be between 1 and 100", "limit")
  const matching = rows.filter((row) => inRange(row.created, created))
  const position = (id: string, param: string) => {
    const index = matching.findIndex((row) => row.id === id)
    if (index === -1) throw invalid(`No such object: '${id}'`, param, "resource_missing")
    return index
  }
  if (before) {
    const end = position(before, "ending_before")
    const start = Math.max(0, end - limit)
    return envelope(matching.slice(start, end), start > 0, url)
  }
  const start = after ? position(after, "starting_after") + 1 : 0
  return envelope(matching.slice(start, start + limit), matching.length > start + limit, url)
}

/** A list as Stripe wraps it. */
export function envelope(data: object[], hasMore: boolean, url: string): object {
  return { object: "list", data, has_more: hasMore, url }
}

function inRange(created: number, range: z.output<typeof paging>["created"]): boolean {
  if (range === undefined) return true
  if (typeof range === "number") return created === range
  const { gt, gte, lt, lte } = range
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}
