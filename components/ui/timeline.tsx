import type { ReactNode } from "react"
import { cn } from "./cn"
import { type Tone, textTone } from "./tone"

/** One thing that happened. */
export type TimelineItem = {
  key: string
  title: ReactNode
  /** Already formatted; `dateTime` is the exact moment. */
  when: string
  dateTime?: string
  detail?: ReactNode
  icon?: ReactNode
  tone?: Tone
}

/** What happened, newest first or in the order given. */
export function Timeline({ items, className }: { items: readonly TimelineItem[]; className?: string }) {
  return (
    <ol className={cn("relative", className)}>
      {items.map((item, index) => (
        <li key={item.key} className="relative flex gap-3 pb-5 last:pb-0">
          {index < items.length - 1 ? (
            <span aria-hidden="true" className="absolute top-6 bottom-0 left-2.75 w-px bg-border" />
          ) : null}
          <span
            aria-hidden="true"
            className={cn(
              "relative grid size-5.5 shrink-0 place-items-center rounded-full border border-border bg-surface [&_svg]:size-3",
              textTone[item.tone ?? "neutral"],
            )}
          >
            {item.icon ?? <span className="size-1.5 rounded-full bg-current" />}
          </span>
          <div className="min-w-0 flex-1 pt-px">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <p className="font-medium">{item.title}</p>
              <time dateTime={item.dateTime} title={item.dateTime} className="text-sm text-muted">
                {item.when}
              </time>
            </div>
            {item.detail ? <div className="mt-0.5 text-sm text-muted">{item.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
