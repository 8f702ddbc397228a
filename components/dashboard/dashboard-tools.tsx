import { Plus } from "lucide-react"
import { type ComponentProps, Suspense } from "react"
import { LinkButton } from "@/components/ui/link-button"
import { Skeleton } from "@/components/ui/skeleton"
import { Bell } from "./bell"
import { Finder } from "./finder"
import type { Destination } from "./places"
import { Shortcuts } from "./shortcuts"

type DashboardToolsProps = {
  slug: string
  places: readonly Destination[]
  organizations: readonly { slug: string; name: string }[]
  mayBook: boolean
  bell: ComponentProps<typeof Bell>["bell"]
}

/** Right of the top bar: find, the bell, a new booking. */
export function DashboardTools({ slug, places, organizations, mayBook, bell }: DashboardToolsProps) {
  const createHref = mayBook ? `/dashboard/${slug}/bookings/new` : undefined
  return (
    <>
      <Finder slug={slug} places={places} organizations={organizations} createHref={createHref} />
      <Suspense fallback={<Skeleton className="size-control" />}>
        <Bell slug={slug} bell={bell} />
      </Suspense>
      {createHref ? (
        <LinkButton href={createHref} variant="primary" className="max-sm:hidden">
          <Plus aria-hidden="true" />
          New booking
        </LinkButton>
      ) : null}
      <Shortcuts places={places} createHref={createHref} />
    </>
  )
}
