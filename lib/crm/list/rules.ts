import { tz } from "@date-fns/tz"
import { format, parseISO } from "date-fns"
import type { Cell } from "@/lib/core/csv"
import type { ListedCustomer } from "./types"

export const customerExportHeading = [
  "Name",
  "Partner",
  "Company",
  "E-mail",
  "Phone",
  "State",
  "Tags",
  "Source",
  "Owner",
  "Bookings",
  "Last booking",
  "Added",
] as const

/** A customer as a line of the export; dates are the organization's, sortable as text. */
export function customerExportLine(row: ListedCustomer, timezone: string): Cell[] {
  const day = (instant: string | null) =>
    instant && format(parseISO(instant), "yyyy-MM-dd", { in: tz(timezone) })
  return [
    row.full_name,
    row.partner_name,
    row.company_name,
    row.email,
    row.phone,
    row.lifecycle,
    row.tags.join(", "),
    row.source,
    row.owner_name,
    row.bookings,
    day(row.last_booking_at),
    day(row.created_at),
  ]
}
