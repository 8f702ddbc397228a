import { formatMoney } from "@/lib/core/format"
import type { PublicCategory, PublicService } from "./types"

const unit = { fixed: "", per_item: " an item", per_kg: " a kilo", per_hour: " an hour", from: "" } as const

/** "£48", "from £20", "£3.20 a kilo", "Free". */
export function priceLabel({
  pricing,
  price_cents,
  currency,
}: Pick<PublicService, "pricing" | "price_cents" | "currency">): string {
  if (price_cents === 0) return "Free"
  const money = formatMoney(price_cents, currency, { whole: true })
  return `${pricing === "from" ? "from " : ""}${money}${unit[pricing]}`
}

/** Services under their headings, in order; those without a heading come last, under none. */
export function byCategory(
  services: readonly PublicService[],
  categories: readonly PublicCategory[],
): { category: PublicCategory | null; services: PublicService[] }[] {
  const groups = categories.map((category) => ({
    category,
    services: services.filter((service) => service.category_id === category.id),
  }))
  const rest = services.filter((service) => !categories.some(({ id }) => id === service.category_id))
  return [...groups, { category: null, services: rest }].filter((group) => group.services.length > 0)
}
