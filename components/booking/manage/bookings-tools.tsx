import { Download } from "lucide-react"
import { listHref, type PageQuery } from "@/components/dashboard/list-href"
import type { ListLook } from "@/components/dashboard/list-look"
import { LinkButton } from "@/components/ui/link-button"
import type { SavedView } from "@/lib/booking/views/types"
import { SavedViews } from "../views/saved-views"
import { BookingsLook } from "./bookings-look"

type BookingsToolsProps = {
  slug: string
  query: PageQuery
  views: readonly SavedView[]
  look: ListLook
  mayExport: boolean
}

/** What one does with the list as it stands: save it, take it along, choose its columns. */
export function BookingsTools({ slug, query, views, look, mayExport }: BookingsToolsProps) {
  return (
    <>
      <SavedViews organization={slug} list="bookings" views={views} />
      {mayExport ? (
        <LinkButton
          download
          prefetch={false}
          href={listHref(`/api/dashboard/${slug}/bookings/export`, query, { page: undefined })}
        >
          <Download aria-hidden="true" />
          Export
        </LinkButton>
      ) : null}
      <BookingsLook look={look} />
    </>
  )
}
