import type { ReactNode } from "react"

type PageHeaderProps = {
  title: ReactNode
  description?: ReactNode
  /** Above the title: a Breadcrumb. */
  above?: ReactNode
  /** Beside the title: a badge of the thing's state. */
  status?: ReactNode
  actions?: ReactNode
}

/** Names the page, once, as its h1. */
export function PageHeader({ title, description, above, status, actions }: PageHeaderProps) {
  return (
    <header className="pb-5">
      {above ? <div className="pb-2">{above}</div> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
            {status}
          </div>
          {description ? <p className="mt-1 max-w-2xl text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </header>
  )
}
