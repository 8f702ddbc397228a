import type { Wish } from "@/lib/booking/manage/rules"
import type { BookableService } from "@/lib/booking/manage/types"

/** A booking while it is put together for someone. */
export interface WalkInDraft {
  serviceId: string
  staffId: string | null
  day: string | null
  startsAt: string
  quantity: number
  customer: { id: string; name: string } | null
  fullName: string
  email: string
  phone: string
  line1: string
  postcode: string
  notes: string
}

/** What the form begins with. */
export function newDraft({
  today,
  customer,
  wish,
}: Pick<WalkInFacts, "today" | "customer" | "wish">): WalkInDraft {
  return {
    serviceId: "",
    staffId: wish?.staffId ?? null,
    day: wish?.day ?? today,
    startsAt: wish?.startsAt ?? "",
    quantity: 1,
    customer,
    fullName: "",
    email: "",
    phone: "",
    line1: "",
    postcode: "",
    notes: "",
  }
}

/** What the form knows from outside. */
export interface WalkInFacts {
  organization: string
  services: readonly BookableService[]
  staff: readonly { id: string; full_name: string }[]
  today: string
  timezone: string
  locale: string
  customer: { id: string; name: string } | null
  /** Where in the calendar it was begun, until another time is chosen. */
  wish: Wish | null
}
