import { type ReactNode, useId } from "react"
import { cn } from "./cn"

type SectionCardProps = {
  title?: string
  description?: ReactNode
  actions?: ReactNode
  /** Buttons that end the section, for example save. */
  footer?: ReactNode
  /** Content up to the edges, for tables and lists. */
  flush?: boolean
  className?: string
  children: ReactNode
}

/** One topic of a page in a frame. */
export function SectionCard({
  title,
  description,
  actions,
  footer,
  flush,
  className,
  children,
}: SectionCardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cn("flex min-w-0 flex-col rounded-lg border border-border bg-surface", className)}
    >
      {title || actions ? (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-card pt-4">
          <div className="min-w-0">
            {title ? (
              <h2 id={id} className="text-base font-semibold">
                {title}
              </h2>
            ) : null}
            {description ? <p className="mt-0.5 text-sm text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={cn("min-w-0 flex-1", flush ? "pt-3" : "px-card py-4")}>{children}</div>
      {footer ? (
        <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-card py-3">
          {footer}
        </footer>
      ) : null}
    </section>
  )
}
