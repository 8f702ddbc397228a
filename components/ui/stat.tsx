import { ArrowDownRight, ArrowUpRight } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "./cn"

type StatProps = {
  label: string
  value: ReactNode
  /** The change against the period before; `good` says whether that is welcome. */
  change?: { text: string; direction: "up" | "down"; good: boolean }
  note?: ReactNode
  href?: string
}

/** One number that matters, with what it is and where it is going. */
export function Stat({ label, value, change, note, href }: StatProps) {
  const Arrow = change?.direction === "down" ? ArrowDownRight : ArrowUpRight
  return (
    <div className="relative min-w-0 rounded-lg border border-border bg-surface p-4 transition-colors has-[a:hover]:border-control-border">
      <p className="text-sm text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p data-numeric className="mt-1 truncate text-2xl font-semibold tracking-tight">
        {value}
      </p>
      {change || note ? (
        <p data-numeric className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
          {change ? (
            <span
              className={cn(
                "inline-flex items-center gap-0.5 font-medium",
                change.good ? "text-positive" : "text-negative",
              )}
            >
              <Arrow aria-hidden="true" className="size-3.5" />
              {change.text}
            </span>
          ) : null}
          {note}
        </p>
      ) : null}
    </div>
  )
}
