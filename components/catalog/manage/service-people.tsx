import { Checkbox } from "@/components/ui/checkbox"
import { MoneyInput } from "@/components/ui/money-input"
import { SectionCard } from "@/components/ui/section-card"
import type { Colleague } from "@/lib/catalog/manage/types"
import type { StaffId } from "@/lib/core/ids"
import { NumberInput } from "./number-input"
import type { ServicePart } from "./service-draft"

type ServicePeopleProps = ServicePart & {
  staff: readonly Colleague[]
  currency: string
  locale: string
}

/** Who offers a service, and at what price and in what time where theirs differ. */
export function ServicePeople({ draft, set, fault, staff, currency, locale }: ServicePeopleProps) {
  const chosen = (id: StaffId) => draft.staff.find((one) => one.staffId === id)
  const toggle = (id: StaffId, on: boolean) =>
    set({
      staff: on
        ? [...draft.staff, { staffId: id, priceCents: null, minutes: null }]
        : draft.staff.filter((one) => one.staffId !== id),
    })
  const change = (id: string, own: { priceCents?: number | null; minutes?: number | null }) =>
    set({ staff: draft.staff.map((one) => (one.staffId === id ? { ...one, ...own } : one)) })
  return (
    <SectionCard
      title="Who offers it"
      description="Leave price and time empty where they are the service’s."
      flush
    >
      <ul id="staff" className="divide-y divide-border border-t border-border">
        {staff.map((person) => {
          const own = chosen(person.id)
          return (
            <li
              key={person.id}
              className="grid items-center gap-2 px-card py-2.5 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]"
            >
              <Checkbox
                label={person.full_name}
                description={person.title ?? undefined}
                checked={own !== undefined}
                onCheckedChange={(on) => toggle(person.id, on)}
              />
              {own ? (
                <>
                  <MoneyInput
                    aria-label={`Own price of ${person.full_name}`}
                    currency={currency}
                    locale={locale}
                    value={own.priceCents}
                    onValueChange={(priceCents) => change(person.id, { priceCents })}
                  />
                  <NumberInput
                    aria-label={`Own duration of ${person.full_name}`}
                    suffix="min"
                    value={own.minutes}
                    onValueChange={(minutes) => change(person.id, { minutes })}
                  />
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
      {staff.length === 0 ? (
        <p className="px-card pb-4 text-muted">Nobody works here yet. Add people under Team first.</p>
      ) : null}
      {fault("staff") ? (
        <p role="alert" className="px-card py-3 text-sm text-negative">
          {fault("staff")}
        </p>
      ) : null}
    </SectionCard>
  )
}
