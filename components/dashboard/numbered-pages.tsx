import { Pagination } from "@/components/ui/pagination"
import { listHref, type PageQuery } from "./list-href"

type NumberedPagesProps = {
  path: string
  query: PageQuery
  page: number
  perPage: number
  shown: number
  /** How many there are in all, where that is known; else `more` says whether there is another page. */
  total?: number
  more?: boolean
  noun: string
}

/** Pagination of a list whose page is a number in the URL; nothing where all fits on one page. */
export function NumberedPages({ path, query, page, perPage, shown, total, more, noun }: NumberedPagesProps) {
  if (shown === 0) return null
  const from = (page - 1) * perPage + 1
  const to = from + shown - 1
  const href = (target: number) => listHref(path, query, { page: target === 1 ? undefined : target })
  return (
    <Pagination
      from={from}
      to={to}
      total={total}
      previousHref={page > 1 ? href(page - 1) : undefined}
      nextHref={(more ?? (total !== undefined && to < total)) ? href(page + 1) : undefined}
      noun={noun}
    />
  )
}
