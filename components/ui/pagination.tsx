import { ChevronLeft, ChevronRight } from "lucide-react"
import { Button } from "./button"
import { LinkButton } from "./link-button"

type PaginationProps = {
  from: number
  to: number
  /** Left out where counting would cost more than it tells. */
  total?: number
  previousHref?: string
  nextHref?: string
  /** What is listed, in the plural. */
  noun?: string
}

const number = new Intl.NumberFormat("en-GB")

function Step({ href, label, children }: { href?: string; label: string; children: React.ReactNode }) {
  return href ? (
    <LinkButton href={href} square aria-label={label} rel={label === "Next page" ? "next" : "prev"}>
      {children}
    </LinkButton>
  ) : (
    <Button square disabled aria-label={label}>
      {children}
    </Button>
  )
}

/** Where one is in a long list, and the way on. The page is in the URL. */
export function Pagination({ from, to, total, previousHref, nextHref, noun = "" }: PaginationProps) {
  const range = `${number.format(from)}–${number.format(to)}`
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-4 pt-3">
      <p data-numeric className="text-sm text-muted">
        {total === undefined ? range : `${range} of ${number.format(total)}`} {noun}
      </p>
      <div className="flex gap-1.5">
        <Step href={previousHref} label="Previous page">
          <ChevronLeft />
        </Step>
        <Step href={nextHref} label="Next page">
          <ChevronRight />
        </Step>
      </div>
    </nav>
  )
}
