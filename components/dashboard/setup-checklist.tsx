import { ChevronRight, Circle, CircleCheck } from "lucide-react"
import Link from "next/link"
import { SectionCard } from "@/components/ui/section-card"
import type { loadSetup } from "@/lib/analytics/loaders"
import type { SetupProgress } from "@/lib/analytics/types"

const steps: { key: keyof SetupProgress; title: string; note: string; path: string }[] = [
  {
    key: "services",
    title: "Make the services yours",
    note: "A few are there already: change names, prices and rules",
    path: "/services",
  },
  {
    key: "hours",
    title: "Say when you work",
    note: "It begins with weekdays from nine to five",
    path: "/team",
  },
  {
    key: "look",
    title: "Give it your colour and a few words",
    note: "Customers see both first",
    path: "/settings",
  },
  {
    key: "contact",
    title: "Add your phone number",
    note: "For customers who are on their way",
    path: "/settings",
  },
]

/** What is left to do before a new business looks like itself. Goes away by itself when all is done. */
export async function SetupChecklist({ slug, setup }: { slug: string; setup: ReturnType<typeof loadSetup> }) {
  const progress = await setup
  if (!progress) return null
  const lines = [
    ...steps.map((step) => ({ ...step, href: `/dashboard/${slug}${step.path}` })),
    {
      key: "booking" as const,
      title: "Take a first booking",
      note: "Your storefront is live: book something yourself, or send the link to a customer",
      href: `/b/${slug}`,
    },
  ]
  const done = lines.filter(({ key }) => progress[key]).length
  return (
    <SectionCard title="Set up your business" description={`${done} of ${lines.length} done`} flush>
      <ul className="divide-y divide-border border-t border-border">
        {lines.map(({ key, title, note, href }) => (
          <li key={key}>
            <Link
              href={href}
              className="flex items-center gap-3 px-card py-3 transition-colors hover:bg-subtle"
            >
              {progress[key] ? (
                <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-positive" />
              ) : (
                <Circle aria-hidden="true" className="size-5 shrink-0 text-muted" />
              )}
              <span className="min-w-0 flex-1">
                <span className="block font-medium">
                  {progress[key] ? <span className="sr-only">Done: </span> : null}
                  {title}
                </span>
                <span className="block text-sm text-muted">{note}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
