"use client"

import { memo } from "react"
import { cn } from "@/components/ui/cn"
import { softTone } from "@/components/ui/tone"
import type { Segment, Stretch } from "@/lib/booking/calendar/layout/types"
import { standingOf, timesOf, toneOf } from "./calendar-words"
import { tall } from "./geometry"

type VisitBlockProps = {
  segment: Segment
  shown: Stretch
  timezone: string
  /** Who does it, where the column is not theirs alone. */
  person: string | undefined
  mayMove: boolean
  /** The one block the Tab key leads to; arrows go on from there. */
  tabbable: boolean
  /** On a phone, which shows one person: the whole width, or nothing where it is somebody else's. */
  onPhone: "as-is" | "alone" | "hidden"
}

const hidden = (segment: Segment, shown: Stretch) =>
  segment.until <= shown.from || segment.from >= shown.until

/** One visit, or a class with all who come, as a block. Everything it does is heard by the grid around it. */
export const VisitBlock = memo(
  function VisitBlock({ segment, shown, timezone, person, mayMove, tabbable, onPhone }: VisitBlockProps) {
    if (hidden(segment, shown)) return null
    const { entry, lane, lanes } = segment
    const from = Math.max(segment.from, shown.from)
    const height = Math.max(tall(Math.min(segment.until, shown.until) - from), 17)
    const before = Math.min(segment.before, from - shown.from)
    const after = Math.min(segment.after, shown.until - segment.until)
    const times = timesOf(entry, timezone)
    const seats = entry.seats ? `${entry.seats.taken}/${entry.seats.capacity}` : null
    const over = entry.status === "completed" || entry.status === "no_show"
    return (
      <div
        className={cn(
          "absolute z-3 px-px",
          onPhone === "hidden" && "max-md:hidden",
          onPhone === "alone" && "max-md:left-0! max-md:w-[calc(100%-4px)]!",
        )}
        style={{
          top: tall(from - shown.from),
          left: `${(lane / lanes) * 100}%`,
          width: `calc(${100 / lanes}% - ${lane === lanes - 1 ? 4 : 1}px)`,
        }}
      >
        {before > 0 ? (
          <span
            aria-hidden="true"
            className="hatched absolute inset-x-0.5 bottom-full rounded-t-sm text-muted"
            style={{ height: tall(before) }}
          />
        ) : null}
        {after > 0 ? (
          <span
            aria-hidden="true"
            className="hatched absolute inset-x-0.5 rounded-b-sm text-muted"
            style={{ top: height, height: tall(after) }}
          />
        ) : null}
        <button
          type="button"
          data-entry={entry.key}
          tabIndex={tabbable ? 0 : -1}
          aria-haspopup="dialog"
          style={{ height }}
          className={cn(
            "group relative flex w-full touch-manipulation flex-col overflow-hidden rounded-sm border border-surface border-l-3 border-l-current px-1.5 text-left text-xs leading-4 select-none",
            "hover:brightness-97 focus-visible:z-10 focus-visible:outline-offset-0 data-held:opacity-40 dark:hover:brightness-110",
            softTone[toneOf(entry)],
            height >= 30 && "py-0.5",
            entry.held && "border-dashed border-current",
            over && "bg-subtle text-muted",
            mayMove && entry.movable && "cursor-grab",
          )}
        >
          <span className="flex min-w-0 gap-1.5">
            <span
              className={cn(
                "truncate font-medium text-foreground",
                over && "text-muted",
                entry.status === "no_show" && "line-through",
              )}
            >
              {entry.title}
            </span>
            {seats ? (
              <span data-numeric className="ml-auto shrink-0 font-medium">
                {seats}
                <span className="sr-only"> places taken</span>
              </span>
            ) : null}
          </span>
          {/* What there is no room to show is still said. */}
          <span data-numeric className={height >= 32 ? "truncate text-foreground/80" : "sr-only"}>
            {entry.seats ? times : `${times} ${entry.service}`}
          </span>
          <span className={height >= 50 ? "truncate" : "sr-only"}>
            <span className={entry.status === "confirmed" && !entry.held ? "sr-only" : undefined}>
              {standingOf(entry)}
              {person ? " · " : ""}
            </span>
            {person}
          </span>
          {mayMove && entry.movable && segment.until <= shown.until ? (
            <span
              data-resize=""
              aria-hidden="true"
              className="absolute inset-x-0 bottom-0 h-2 cursor-ns-resize"
            />
          ) : null}
        </button>
      </div>
    )
  },
  (a, b) =>
    a.segment.entry.stamp === b.segment.entry.stamp &&
    a.segment.entry.movable === b.segment.entry.movable &&
    a.segment.from === b.segment.from &&
    a.segment.until === b.segment.until &&
    a.segment.lane === b.segment.lane &&
    a.segment.lanes === b.segment.lanes &&
    a.shown.from === b.shown.from &&
    a.shown.until === b.shown.until &&
    a.person === b.person &&
    a.mayMove === b.mayMove &&
    a.tabbable === b.tabbable &&
    a.onPhone === b.onPhone,
)
