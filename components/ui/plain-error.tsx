type PlainErrorProps = {
  title: string
  children: string
  reference?: string
  onRetry: () => void
  /** Where one can go instead. */
  home?: string
}

/**
 * What stands in for a page that failed. It waits in the scripts of every page for a moment that
 * hardly ever comes, so it is made of nothing else: no icons, no other component.
 */
export function PlainError({ title, children, reference, onRetry, home }: PlainErrorProps) {
  return (
    <div role="alert" className="grid min-h-[60dvh] place-items-center px-6 py-16">
      <div className="w-full max-w-md">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-3 text-lg text-muted">{children}</p>
        <p className="mt-7 flex flex-wrap items-center gap-4">
          <button
            type="button"
            onClick={onRetry}
            className="inline-flex h-control items-center rounded-md bg-accent px-3 font-medium text-accent-foreground hover:bg-accent-hover"
          >
            Try again
          </button>
          {home ? (
            // The page that failed may be the router's: leave it behind whole.
            <a href={home} className="text-accent-text underline-offset-4 hover:underline">
              Go to the start page
            </a>
          ) : null}
        </p>
        {reference ? (
          <p className="mt-8 text-sm text-muted">
            Reference <code className="font-mono select-all">{reference}</code>
          </p>
        ) : null}
      </div>
    </div>
  )
}
