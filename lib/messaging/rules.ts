const day = 24 * 60 * 60 * 1000

/** How things stand with a booking when its mail is about to go out. */
export interface Present {
  status: string
  startsAt: string
}

/**
 * Why a mail should no longer go out, or null. A mail that waited out an outage must not tell of a
 * booking that has since been cancelled or moved.
 */
export function staleReason(
  template: string,
  data: { status?: string; starts_at?: string },
  present: Present | null,
  now: Date,
): string | null {
  if (!present) return template.startsWith("booking_") ? "The booking is gone." : null
  const over = present.status === "cancelled" || present.status === "no_show"
  switch (template) {
    case "booking_placed":
    case "booking_notice":
      if (over) return "The booking was cancelled before this went out."
      if (moved(data.starts_at, present.startsAt)) return "The booking was moved before this went out."
      return Date.parse(present.startsAt) < now.getTime() - day ? "The time has passed." : null
    case "booking_status":
      if (data.status && data.status !== present.status) return "The booking has moved on since."
      return moved(data.starts_at, present.startsAt) ? "The booking was moved again." : null
    case "booking_cancelled":
      return over ? null : "The booking stands again."
    default:
      return null
  }
}

function moved(told: string | undefined, present: string): boolean {
  return told !== undefined && Date.parse(told) !== Date.parse(present)
}

/** Whether a mail that can't be delivered has been tried for a day. */
export function isPastTrying(createdAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(createdAt) > day
}

/** A mail header's worth of text: one line, without what would end a display name. */
export function headerText(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/["<>\\]/g, "")
    .trim()
    .slice(0, 200)
}

/** The sender: the business by name, at the address we may send from. */
export function senderOf(organizationName: string, mailFrom: string): string {
  const address = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom
  return `"${headerText(organizationName)}" <${address}>`
}
