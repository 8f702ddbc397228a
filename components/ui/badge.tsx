import type { ReactNode } from "react"
import { cn } from "./cn"
import { softTone, type Tone } from "./tone"

type BadgeProps = {
  tone?: Tone
  /** A leading dot, for a state; without it the badge is a label or a count. */
  dot?: boolean
  icon?: ReactNode
  className?: string
  children: ReactNode
}

/** A state or label in one or two words. The words carry the meaning, the colour only helps. */
export function Badge({ tone = "neutral", dot, icon, className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5.5 items-center gap-1.5 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5",
        softTone[tone],
        className,
      )}
    >
      {dot ? <span aria-hidden="true" className="size-1.5 rounded-full bg-current" /> : null}
      {icon}
      {children}
    </span>
  )
}
