import { Minus, Plus } from "lucide-react"
import Link from "next/link"
import { cn } from "@/components/ui/cn"
import { type Choice, choiceHref } from "@/lib/booking/rules"
import { priceLabel } from "@/lib/catalog/rules"
import type { PublicService } from "@/lib/catalog/types"

type ChooseItemsProps = { path: string; choice: Choice; services: readonly PublicService[] }

/** What a collection takes along: how much of each. */
export function ChooseItems({ path, choice, services }: ChooseItemsProps) {
  const items = services.filter(({ kind }) => kind === "pickup_delivery")
  const total = Object.values(choice.quantities).reduce((sum, quantity) => sum + quantity, 0)
  return (
    <section aria-labelledby="items">
      <h2 id="items" className="text-lg font-semibold">
        What shall we collect?
      </h2>
      <ul className="mt-3 divide-y divide-border rounded-xl border border-border bg-surface">
        {items.map((service) => {
          const quantity = choice.quantities[service.slug] ?? 0
          const href = (next: number) =>
            choiceHref(path, {
              ...choice,
              quantities: { ...choice.quantities, [service.slug]: next },
              startsAt: null,
            })
          return (
            <li key={service.id} className="flex items-center gap-4 px-5 py-3">
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{service.name}</span>
                <span className="block text-sm text-muted tabular-nums">{priceLabel(service)}</span>
              </span>
              <span className="flex items-center gap-1">
                <StepLink
                  href={href(quantity - 1)}
                  label={`One ${service.name} less`}
                  off={quantity === 0 || (quantity === 1 && total === 1)}
                >
                  <Minus aria-hidden="true" className="size-4" />
                </StepLink>
                <span className="w-8 text-center font-medium tabular-nums">{quantity}</span>
                <StepLink href={href(quantity + 1)} label={`One ${service.name} more`} off={quantity >= 99}>
                  <Plus aria-hidden="true" className="size-4" />
                </StepLink>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function StepLink({
  href,
  label,
  off,
  children,
}: {
  href: string
  label: string
  off: boolean
  children: React.ReactNode
}) {
  const look = "grid size-11 place-items-center rounded-full border border-border"
  if (off) {
    return (
      <span aria-hidden="true" className={cn(look, "opacity-40")}>
        {children}
      </span>
    )
  }
  return (
    <Link
      href={href}
      replace
      scroll={false}
      aria-label={label}
      className={cn(look, "hover:border-accent-text")}
    >
      {children}
    </Link>
  )
}
