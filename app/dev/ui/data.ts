import type { Tone } from "@/components/ui/tone"

/** What the specimens show: invented, but of the length and shape real data has. */
export const services = [
  { value: "cut", label: "Cut and finish", description: "60 min · £45" },
  { value: "colour", label: "Full colour", description: "120 min · £95" },
  { value: "fringe", label: "Fringe trim", description: "15 min · £10" },
]

export const staff = [
  { value: "maya", label: "Maya Lindqvist" },
  { value: "tom", label: "Tom Adeyemi" },
  { value: "priya", label: "Priya Raman" },
  { value: "alex", label: "Alexandra Featherstonehaugh-Whitcombe" },
]

export const views = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
]

export type BookingRow = {
  id: string
  number: string
  customer: string
  service: string
  when: string
  state: string
  tone: Tone
  total: string
}

export const bookings: BookingRow[] = [
  {
    id: "1",
    number: "1042",
    customer: "Amelia Okafor",
    service: "Full colour",
    when: "Today 14:30",
    state: "Confirmed",
    tone: "positive",
    total: "£95.00",
  },
  {
    id: "2",
    number: "1041",
    customer: "Alexandra Featherstonehaugh-Whitcombe",
    service: "Cut and finish",
    when: "Today 16:00",
    state: "Waiting for payment",
    tone: "caution",
    total: "£45.00",
  },
  {
    id: "3",
    number: "1040",
    customer: "Jon Park",
    service: "Fringe trim",
    when: "Tomorrow 09:15",
    state: "In progress",
    tone: "info",
    total: "£10.00",
  },
  {
    id: "4",
    number: "1039",
    customer: "Sofía Ibáñez",
    service: "Cut and finish",
    when: "Fri 27 Nov 11:00",
    state: "Cancelled",
    tone: "neutral",
    total: "£45.00",
  },
  {
    id: "5",
    number: "1038",
    customer: "Daniel Mbeki",
    service: "Bridal party, on location",
    when: "Sat 28 Nov 08:00",
    state: "Payment failed",
    tone: "negative",
    total: "£1,280.00",
  },
]

const takings = [312, 420, 389, 610, 742, 0, 0, 355, 401, 520, 498, 690, 815, 120]

export const revenue = takings.map((value, index) => ({ label: `${index + 7} Nov`, value: value * 100 }))

export const byService = [
  { label: "Colour", value: 64 },
  { label: "Cut", value: 118 },
  { label: "Fringe", value: 31 },
  { label: "Classes", value: 22 },
]

const moments = ["09:00", "09:30", "10:15", "11:45", "13:00", "14:30", "15:15", "16:45", "18:00", "18:30"]

export const times = moments.map((time, index) => ({
  value: `2026-12-04T${time}:00Z`,
  note: index === 3 ? "1 left" : undefined,
  disabled: index === 1,
}))
