import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "@/components/ui/cn"

type ChoiceLinkProps = {
  href: string
  chosen: boolean
  className?: string
  children: ReactNode
}

/** One of several to choose from, as a link: the choice is the address. */
export function ChoiceLink({ href, chosen, className, children }: ChoiceLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      replace
      aria-current={chosen ? "true" : undefined}
      className={cn(
        "flex min-h-11 items-center rounded-lg border transition-colors duration-120",
        chosen
          ? "border-accent bg-accent-soft text-foreground"
          : "border-border bg-surface hover:border-accent-text",
        className,
      )}
    >
      {children}
    </Link>
  )
}
