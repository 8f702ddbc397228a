import { CloudAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { CopyText } from "./copy-text"

type ErrorStateProps = {
  /** What happened. */
  title: string
  /** What it means for the data, and what to do. */
  children?: ReactNode
  reference?: string
  action?: ReactNode
  className?: string
}

/** Something went wrong: what, what it means for the data, what to do, and a reference to quote. */
export function ErrorState({ title, children, reference, action, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-col items-center rounded-lg border border-border px-6 py-12 text-center",
        className,
      )}
    >
      <span className="mb-4 grid size-10 place-items-center rounded-lg bg-negative-soft text-negative">
        <CloudAlert aria-hidden="true" className="size-5" />
      </span>
      <h2 className="text-lg font-semibold">{title}</h2>
      {children ? <div className="mt-1 max-w-md text-muted">{children}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {reference ? (
        <p className="mt-5 text-sm text-muted">
          Reference <CopyText value={reference} />
        </p>
      ) : null}
    </div>
  )
}
