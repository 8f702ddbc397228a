import type { BookingStatus } from "@/lib/booking/manage/schema"
import type { CalendarAppointment } from "../types"

/** One block: a visit, or a class or collection round with everyone in it. */
export interface Entry {
  /** The id of its (first) appointment: names the block while it moves. */
  key: string
  appointments: CalendarAppointment[]
  kind: "appointment" | "class" | "pickup_delivery"
  staffId: string | null
  /** Milliseconds since the epoch. */
  startsAt: number
  endsAt: number
  blockedFrom: number
  blockedUntil: number
  title: string
  service: string
  /** Null where it may not be read. */
  status: BookingStatus | null
  /** Held for somebody who is paying. */
  held: boolean
  /** How many of a class's or round's places are taken. */
  seats: { taken: number; capacity: number } | null
  /** The latest change of any of its appointments. */
  expected: string
  /** Whether its time can still be changed. */
  movable: boolean
  /** Changes when anything drawn of it does. */
  stamp: string
}

/** A column of the grid: a day, of one person or of everybody shown. */
export interface Column {
  key: string
  day: string
  staffId: string | null
}

/** Minutes since a day's midnight on the wall clock. */
export interface Stretch {
  from: number
  until: number
}

/** The part of an entry that lies in a column, beside those it overlaps. */
export interface Segment extends Stretch {
  entry: Entry
  lane: number
  lanes: number
  /** Minutes of buffer drawn before and after. */
  before: number
  after: number
}
