import { Check, Plus } from "lucide-react"
import { type Choice, choiceHref } from "@/lib/booking/rules"
import type { PublicService } from "@/lib/catalog/types"
import { formatDuration, formatMoney } from "@/lib/core/format"
import { ChoiceLink } from "./choice-link"

/** Add-ons of a service; each can be put in and taken out. */
export function ChooseOptions({
  path,
  choice,
  service,
}: {
  path: string
  choice: Choice
  service: PublicService
}) {
  if (service.service_options.length === 0) return null
  return (
    <section aria-labelledby="options">
      <h2 id="options" className="text-lg font-semibold">
        Add something
      </h2>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2">
        {service.service_options.map((option) => {
          const chosen = choice.optionIds.includes(option.id)
          const optionIds = chosen
            ? choice.optionIds.filter((id) => id !== option.id)
            : [...choice.optionIds, option.id]
          const extra = [
            option.price_cents > 0
              ? `+${formatMoney(option.price_cents, service.currency, { whole: true })}`
              : "Free",
            option.minutes > 0 ? formatDuration(option.minutes) : null,
          ].filter(Boolean)
          return (
            <li key={option.id}>
              <ChoiceLink
                href={choiceHref(path, { ...choice, optionIds, startsAt: null })}
                chosen={chosen}
                className="gap-3 px-4 py-3"
              >
                {chosen ? (
                  <Check aria-hidden="true" className="size-5 text-accent-text" />
                ) : (
                  <Plus aria-hidden="true" className="size-5 text-muted" />
                )}
                <span className="min-w-0 flex-1">
                  <span className="sr-only">{chosen ? "Remove" : "Add"} </span>
                  {option.name}
                </span>
                <span className="text-sm text-muted tabular-nums">{extra.join(" · ")}</span>
              </ChoiceLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
