import type { ReactNode } from "react"
import { cn } from "./cn"

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  /** What this is for, in a sentence. */
  children?: ReactNode
  /** The one thing to do next. */
  action?: ReactNode
  className?: string
}

/** Nothing here yet: teaches what the place is for and offers one action. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center rounded-lg border border-dashed border-border px-6 py-12 text-center",
        className,
      )}
    >
      {icon ? (
        <span
          aria-hidden="true"
          className="mb-4 grid size-10 place-items-center rounded-lg border border-border bg-surface text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children ? <div className="mt-1 max-w-sm text-muted">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
