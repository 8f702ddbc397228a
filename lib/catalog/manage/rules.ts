import { formatDuration, formatMoney } from "@/lib/core/format"
import type { ServiceValues } from "./schema"
import type { Category, Colleague, ServiceDetail } from "./types"

/** What the editor begins with for a new service: an hour, bookable from tomorrow, free to cancel for a day. */
export function blankService(organization: string): ServiceValues {
  return {
    organization,
    serviceId: null,
    expected: null,
    name: "",
    categoryId: null,
    description: "",
    kind: "appointment",
    pricing: "fixed",
    priceCents: 0,
    taxPercent: 20,
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    capacity: 1,
    leadTimeMinutes: 120,
    maxAdvanceDays: 90,
    freeHours: 24,
    fees: [],
    noShowPercent: null,
    depositPercent: 0,
    turnaroundHours: null,
    isActive: true,
    options: [],
    staff: [],
  }
}

/** A service as its editor holds it. */
export function toValues(organization: string, service: ServiceDetail): ServiceValues {
  return {
    organization,
    serviceId: service.id,
    expected: service.updated_at,
    name: service.name,
    categoryId: service.category_id,
    description: service.description,
    kind: service.kind,
    pricing: service.pricing,
    priceCents: service.price_cents,
    taxPercent: service.tax_rate_bp / 100,
    durationMinutes: service.duration_minutes,
    bufferBeforeMinutes: service.buffer_before_minutes,
    bufferAfterMinutes: service.buffer_after_minutes,
    capacity: service.capacity,
    leadTimeMinutes: service.lead_time_minutes,
    maxAdvanceDays: service.max_advance_days,
    freeHours: service.cancellation_window_hours,
    fees: service.cancellation_fees.map(({ hours, fee_bp }) => ({ hours, percent: fee_bp / 100 })),
    noShowPercent: service.no_show_fee_bp === null ? null : service.no_show_fee_bp / 100,
    depositPercent: service.deposit_bp / 100,
    turnaroundHours: service.turnaround_hours,
    isActive: service.is_active,
    options: service.service_options
      .filter((option) => option.is_active)
      .map(({ id, name, price_cents, minutes }) => ({ id, name, priceCents: price_cents, minutes })),
    staff: service.staff_services.map(({ staff_id, price_cents, duration_minutes }) => ({
      staffId: staff_id,
      priceCents: price_cents,
      minutes: duration_minutes,
    })),
  }
}

/** A copy to begin another service with. */
export function asCopy(values: ServiceValues): ServiceValues {
  return {
    ...values,
    serviceId: null,
    expected: null,
    name: `${values.name} (copy)`.slice(0, 120),
    isActive: false,
    options: values.options.map((option) => ({ ...option, id: null })),
  }
}

const kinds = { appointment: "Appointment", class: "Class", pickup_delivery: "Pick-up and delivery" }

interface Surroundings {
  currency: string
  categories: readonly Category[]
  staff: readonly Colleague[]
}

/** What two states of a service say differently, field by field, in words. */
export function differences(
  mine: ServiceValues,
  theirs: ServiceValues,
  { currency, categories, staff }: Surroundings,
): { label: string; mine: string; theirs: string }[] {
  const money = (cents: number | null | undefined) => (cents == null ? "–" : formatMoney(cents, currency))
  const words: [string, (values: ServiceValues) => string][] = [
    ["Name", (it) => it.name],
    ["Category", (it) => categories.find(({ id }) => id === it.categoryId)?.name ?? "None"],
    ["Description", (it) => it.description || "Empty"],
    ["Kind", (it) => kinds[it.kind]],
    ["Price", (it) => `${money(it.priceCents)} ${it.pricing.replace("_", " ")}`],
    ["Tax", (it) => `${it.taxPercent}%`],
    ["Duration", (it) => formatDuration(it.durationMinutes)],
    ["Time before and after", (it) => `${it.bufferBeforeMinutes} and ${it.bufferAfterMinutes} minutes`],
    ["Places", (it) => String(it.capacity)],
    ["Notice", (it) => `${it.leadTimeMinutes} minutes`],
    ["Bookable ahead", (it) => `${it.maxAdvanceDays} days`],
    ["Free to cancel until", (it) => `${it.freeHours} hours before`],
    ["Fees", (it) => it.fees.map(({ hours, percent }) => `${hours} h: ${percent}%`).join(", ") || "None"],
    ["Fee for not coming", (it) => (it.noShowPercent === null ? "What was paid" : `${it.noShowPercent}%`)],
    ["Deposit", (it) => `${it.depositPercent}%`],
    ["Back within", (it) => (it.turnaroundHours ? `${it.turnaroundHours} hours` : "–")],
    ["On the storefront", (it) => (it.isActive ? "Yes" : "No")],
    ["Options", (it) => it.options.map((one) => `${one.name} ${money(one.priceCents)}`).join(", ") || "None"],
    [
      "Offered by",
      (it) =>
        it.staff
          .map((one) => staff.find(({ id }) => id === one.staffId)?.full_name ?? "Somebody")
          .sort()
          .join(", ") || "Nobody",
    ],
  ]
  return words.flatMap(([label, say]) =>
    say(mine) === say(theirs) ? [] : [{ label, mine: say(mine), theirs: say(theirs) }],
  )
}
