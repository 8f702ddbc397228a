import { Plus } from "lucide-react"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"

/** The head of the bookings list; on a phone the way to a new booking, which the frame has elsewhere. */
export function BookingsHead({ slug, mayCreate }: { slug: string; mayCreate: boolean }) {
  return (
    <PageHeader
      title="Bookings"
      actions={
        mayCreate ? (
          <LinkButton href={`/dashboard/${slug}/bookings/new`} variant="primary" className="sm:hidden">
            <Plus aria-hidden="true" />
            New booking
          </LinkButton>
        ) : null
      }
    />
  )
}
