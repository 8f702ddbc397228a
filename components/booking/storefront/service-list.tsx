import { ChevronRight } from "lucide-react"
import Link from "next/link"
import { priceLabel } from "@/lib/catalog/rules"
import type { PublicCategory, PublicService } from "@/lib/catalog/types"
import { formatDuration } from "@/lib/core/format"

type Group = { category: PublicCategory | null; services: PublicService[] }

/** What is on offer, under its headings; each leads to its times. */
export function ServiceList({ slug, groups }: { slug: string; groups: readonly Group[] }) {
  return (
    <section id="services" aria-label="Services" className="scroll-mt-6 space-y-10">
      {groups.map(({ category, services }) => (
        <div key={category?.id ?? "other"}>
          <h2 className="text-xl font-semibold tracking-tight">{category?.name ?? "More"}</h2>
          {category?.description ? <p className="mt-1 text-muted">{category.description}</p> : null}
          <ul className="mt-4 divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface">
            {services.map((service) => (
              <li key={service.id}>
                <ServiceRow href={`/b/${slug}/book/${service.slug}`} service={service} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function ServiceRow({ href, service }: { href: string; service: PublicService }) {
  const length =
    service.kind === "pickup_delivery" ? turnaround(service) : formatDuration(service.duration_minutes)
  return (
    <Link
      href={href}
      className="flex items-center gap-4 px-5 py-4 transition-colors duration-120 hover:bg-subtle"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{service.name}</span>
        <span className="mt-0.5 block text-sm text-pretty text-muted">{service.description}</span>
        <span className="mt-1.5 block text-sm text-muted">{length}</span>
      </span>
      <span className="shrink-0 font-medium tabular-nums">{priceLabel(service)}</span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-muted" />
    </Link>
  )
}

function turnaround({ turnaround_hours }: PublicService): string {
  return turnaround_hours
    ? `Back within ${Math.ceil(turnaround_hours / 24)} days`
    : "Collected and brought back"
}
