import Link from "next/link"
import type { PublicCategory, PublicService } from "@/lib/catalog/types"
import { ServiceRow } from "./service-row"

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
                <Link
                  href={`/b/${slug}/book/${service.slug}`}
                  className="block transition-colors duration-120 hover:bg-subtle"
                >
                  <ServiceRow service={service} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
