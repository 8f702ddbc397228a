import { LinkButton } from "@/components/ui/link-button"
import { listHref, type PageQuery } from "./list-href"

type CursorPagesProps = { path: string; query: PageQuery; next: string | number | null }

/** The way on in a list without numbered pages, and back to its beginning. */
export function CursorPages({ path, query, next }: CursorPagesProps) {
  const begun = query.cursor !== undefined
  if (!begun && next === null) return null
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 pt-3">
      {begun ? <LinkButton href={listHref(path, query, { cursor: undefined })}>Newest</LinkButton> : null}
      {next === null ? null : (
        <LinkButton href={listHref(path, query, { cursor: next })} rel="next">
          Older
        </LinkButton>
      )}
    </nav>
  )
}
