import { cn } from "./cn"

/** Holds the place of what is coming, in its final size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("animate-shimmer h-4 rounded-md bg-pressed", className)} />
}

/** Rows of a table that is on its way. */
export function TableSkeleton({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="rounded-lg border border-border bg-surface">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <div key={index} className="flex items-center gap-6 border-b border-border px-4 py-3 last:border-b-0">
          <Skeleton className="w-1/4" />
          <Skeleton className="w-1/3 max-sm:hidden" />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  )
}
