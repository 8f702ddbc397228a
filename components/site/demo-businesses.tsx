import { ChevronRight } from "lucide-react"
import Link from "next/link"

const businesses = [
  {
    slug: "glow-studio",
    name: "Glow Studio",
    text: "A salon in Bristol: two stylists, and classes in the back room",
  },
  {
    slug: "spotless-laundry",
    name: "Spotless Laundry",
    text: "A laundry in Manchester that collects and brings back",
  },
  {
    slug: "northwind-growth",
    name: "Northwind Growth",
    text: "An agency in London that sells calls and sessions",
  },
  { slug: "evermore-weddings", name: "Evermore Weddings", text: "Wedding planners in Edinburgh" },
]

/** The four businesses of the demo, each to be booked. */
export function DemoBusinesses() {
  return (
    <section id="try" aria-labelledby="try-title" className="scroll-mt-8">
      <h2 id="try-title" className="text-2xl font-semibold tracking-tight">
        Book something
      </h2>
      <ul className="mt-6 divide-y divide-border overflow-hidden rounded-xl border border-border bg-surface">
        {businesses.map(({ slug, name, text }) => (
          <li key={slug}>
            <Link
              href={`/b/${slug}`}
              className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-subtle"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{name}</span>
                <span className="block text-sm text-muted">{text}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-5 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
