import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { CopyText } from "./copy-text"
import { softTone, type Tone, textTone } from "./tone"

const icons = {
  neutral: Info,
  accent: Info,
  info: Info,
  positive: CircleCheck,
  caution: TriangleAlert,
  negative: CircleAlert,
} satisfies Record<Tone, typeof Info>

type CalloutProps = {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** A reference id to copy when asking for help. */
  reference?: string
  className?: string
}

/** A notice inside the page that stays: what is so, and what one can do. */
export function Callout({ tone = "info", title, children, actions, reference, className }: CalloutProps) {
  const Icon = icons[tone]
  return (
    <div className={cn("flex gap-2.5 rounded-lg px-3.5 py-3", softTone[tone], className)}>
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", textTone[tone])} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-sm text-foreground">{children}</div> : null}
        {reference ? (
          <p className="text-xs text-foreground">
            Reference <CopyText value={reference} />
          </p>
        ) : null}
        {actions ? <div className="flex flex-wrap gap-2 pt-1">{actions}</div> : null}
      </div>
    </div>
  )
}
