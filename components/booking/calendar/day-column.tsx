"use client"

import { cn } from "@/components/ui/cn"
import type { Column, Segment, Stretch } from "@/lib/booking/calendar/layout/types"
import type { CalendarTimeOff } from "@/lib/booking/calendar/types"
import { timeOffWords } from "./calendar-words"
import { tall } from "./geometry"
import { VisitBlock } from "./visit-block"

/** Somebody's absence within a column. */
export interface Absence extends Stretch {
  timeOff: CalendarTimeOff
  name: string
}

/** What lies behind the blocks of a column. */
export interface Ground {
  closed: readonly Stretch[]
  /** The reason, on days the business is closed. */
  closure: string | null
  absences: readonly Absence[]
  change: { kind: "skipped" | "repeated"; from: number; until: number } | null
  /** Minutes of the day that it is now; only in a column of today. */
  now: number | null
}

type DayColumnProps = {
  column: Column
  ground: Ground
  segments: readonly Segment[]
  shown: Stretch
  timezone: string
  names: ReadonlyMap<string, string> | null
  mayMove: boolean
  active: string | undefined
  /** On a phone only this person's visits are shown. */
  alone: string | null
  hideOnPhone: boolean
  /** The first of its day. */
  first: boolean
  /** Begins a day that has several columns. */
  parted: boolean
}

function box({ from, until }: Stretch, shown: Stretch) {
  const begin = Math.max(from, shown.from)
  return { top: tall(begin - shown.from), height: tall(Math.max(0, Math.min(until, shown.until) - begin)) }
}

/** A day, or a person's part of it: hours and absences as the ground, visits as blocks. */
export function DayColumn(props: DayColumnProps) {
  const { column, ground, segments, shown, timezone, names, mayMove, active } = props
  return (
    <div
      data-column={column.key}
      className={cn(
        "relative min-w-0 flex-1 border-l",
        props.parted ? "border-l-control-border/50" : "border-l-border",
        props.hideOnPhone && "max-md:hidden",
      )}
    >
      {ground.closed.map((stretch) => (
        <div
          key={stretch.from}
          aria-hidden="true"
          className="absolute inset-x-0 bg-subtle"
          style={box(stretch, shown)}
        />
      ))}
      {ground.change ? (
        <div
          className="hatched absolute inset-x-0 z-2 text-caution"
          style={box(ground.change, shown)}
          role="note"
        >
          <p className="truncate bg-surface/85 px-1.5 text-xs text-caution">
            {ground.change.kind === "skipped" ? "Clocks go forward" : "This hour comes twice"}
          </p>
        </div>
      ) : null}
      {ground.closure !== null ? (
        <p className="absolute inset-x-1 top-2 z-2 truncate text-center text-xs text-muted">
          Closed{ground.closure ? `: ${ground.closure}` : ""}
        </p>
      ) : null}
      {ground.absences.map((absence) => (
        <button
          key={absence.timeOff.id}
          type="button"
          data-absence={absence.timeOff.id}
          className={cn(
            "hatched absolute inset-x-px z-2 flex items-start overflow-hidden rounded-sm px-1.5 py-0.5 text-left text-xs text-muted hover:text-foreground",
            // Where several share a column, one who is away doesn't close it.
            names ? "border border-border" : "bg-pressed",
            props.alone && absence.timeOff.staff_id !== props.alone && "max-md:hidden",
          )}
          style={box(absence, shown)}
        >
          <span className={cn("max-w-full truncate rounded-sm px-1", names ? "bg-surface" : "bg-pressed")}>
            {names ? `${absence.name}: ` : ""}
            {timeOffWords[absence.timeOff.kind]}
            {absence.timeOff.note ? `, ${absence.timeOff.note}` : ""}
          </span>
        </button>
      ))}
      {segments.map((segment) => (
        <VisitBlock
          key={segment.entry.key}
          segment={segment}
          shown={shown}
          timezone={timezone}
          person={names?.get(segment.entry.staffId ?? "")}
          mayMove={mayMove}
          tabbable={active === segment.entry.key}
          onPhone={!props.alone ? "as-is" : segment.entry.staffId === props.alone ? "alone" : "hidden"}
        />
      ))}
      {ground.now !== null && ground.now >= shown.from && ground.now <= shown.until ? (
        <div
          aria-hidden="true"
          data-now=""
          className="pointer-events-none absolute inset-x-0 z-4 h-0.5 bg-negative-solid"
          style={{ top: tall(ground.now - shown.from) - 1 }}
        >
          {props.first ? (
            <span className="absolute -top-[3px] -left-1 size-2 rounded-full bg-negative-solid" />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
