import { Users } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { type Choice, choiceHref } from "@/lib/booking/rules"
import type { BookableStaff, PublicService } from "@/lib/catalog/types"
import { formatMoney } from "@/lib/core/format"
import { ChoiceLink } from "./choice-link"

type ChooseStaffProps = {
  path: string
  choice: Choice
  staff: readonly BookableStaff[]
  service: PublicService
}

/** With whom, or anyone who is free. */
export function ChooseStaff({ path, choice, staff, service }: ChooseStaffProps) {
  if (staff.length < 2) return null
  return (
    <section aria-labelledby="staff">
      <h2 id="staff" className="text-lg font-semibold">
        With whom
      </h2>
      <ul className="mt-3 grid gap-2 sm:grid-cols-3">
        <li>
          <ChoiceLink
            href={choiceHref(path, { ...choice, staffId: null, startsAt: null })}
            chosen={choice.staffId === null}
            className="h-full gap-3 px-4 py-3"
          >
            <span className="grid size-9 shrink-0 place-items-center rounded-full bg-subtle text-muted">
              <Users aria-hidden="true" className="size-4" />
            </span>
            <span>
              <span className="block font-medium">Any person</span>
              <span className="block text-sm text-muted">The most times</span>
            </span>
          </ChoiceLink>
        </li>
        {staff.map((person) => {
          const own = person.staff_services.find(({ service_id }) => service_id === service.id)?.price_cents
          return (
            <li key={person.id}>
              <ChoiceLink
                href={choiceHref(path, { ...choice, staffId: person.id, startsAt: null })}
                chosen={choice.staffId === person.id}
                className="h-full gap-3 px-4 py-3"
              >
                <Avatar name={person.full_name} decorative />
                <span className="min-w-0">
                  <span className="block truncate font-medium">{person.full_name}</span>
                  <span className="block truncate text-sm text-muted">
                    {own == null ? person.title : `${formatMoney(own, service.currency, { whole: true })}`}
                  </span>
                </span>
              </ChoiceLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
