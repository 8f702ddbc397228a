import type { ReactNode } from "react"
import { type Filter, FilterBar } from "@/components/ui/filter-bar"
import { bookingKinds, bookingStatuses, paymentStatuses } from "@/lib/booking/manage/schema"
import { kindWords, paymentWords, statusWords } from "./booking-words"
import { DateRange } from "./date-range"

type BookingsFilterProps = {
  staff: readonly { id: string; full_name: string }[]
  /** Further controls, behind the dates. */
  children?: ReactNode
}

const fixed: Filter[] = [
  {
    name: "status",
    label: "Status",
    options: bookingStatuses
      .filter((value) => value !== "draft")
      .map((value) => ({ value, label: statusWords[value].label })),
  },
  {
    name: "kind",
    label: "Kind",
    options: bookingKinds.map((value) => ({ value, label: kindWords[value] })),
  },
  {
    name: "payment",
    label: "Payment",
    options: [
      { value: "open", label: "Something open" },
      ...paymentStatuses.map((value) => ({ value, label: paymentWords[value].label })),
    ],
  },
]

/** Search and filters of the bookings list, all of them in the URL. */
export function BookingsFilter({ staff, children }: BookingsFilterProps) {
  const byStaff: Filter[] =
    staff.length > 0
      ? [
          {
            name: "staff",
            label: "Staff",
            options: staff.map((one) => ({ value: one.id, label: one.full_name })),
          },
        ]
      : []
  return (
    <FilterBar search="Search number, name, e-mail, phone" filters={[...fixed, ...byStaff]}>
      <DateRange />
      {children}
    </FilterBar>
  )
}
