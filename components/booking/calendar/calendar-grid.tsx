"use client"

import { type CSSProperties, type MouseEvent, useEffect, useRef, useState } from "react"
import type { Column, Entry, Segment, Stretch } from "@/lib/booking/calendar/layout/types"
import { type CalendarView, clock } from "@/lib/booking/calendar/rules"
import { longDay } from "./calendar-words"
import { DayColumn, type Ground } from "./day-column"
import { hiddenOnPhone, type Target, tall } from "./geometry"
import { GridHead } from "./grid-head"
import { focusBlock, useBlockKeys } from "./use-block-keys"
import { type Gesture, useDrag } from "./use-drag"
import type { Go } from "./use-place"

type CalendarGridProps = {
  view: CalendarView
  columns: readonly Column[]
  grounds: ReadonlyMap<string, Ground>
  segments: ReadonlyMap<string, Segment[]>
  shown: Stretch
  names: ReadonlyMap<string, string>
  today: string
  timezone: string
  grain: number
  /** Whose columns a phone shows. */
  person: string | null
  mayMove: boolean
  mayCreate: boolean
  movable: (key: string) => Entry | undefined
  go: Go
  onDrop: (gesture: Gesture, target: Target) => void
  onOpen: (key: string) => void
  onAbsence: (id: string) => void
  onBlock: ((column: Column) => void) | null
}

/** The days as columns by the hours of the wall clock, and everything one does in them. */
export function CalendarGrid(props: CalendarGridProps) {
  const { columns, grounds, segments, shown, names, today, timezone, person, movable } = props
  const body = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const refocus = useRef<string | null>(null)
  const [focused, setFocused] = useState<string>()
  const onDrop = (gesture: Gesture, target: Target) => {
    // A block that lands in another column is drawn anew: the focus goes there with it.
    if (gesture.kind !== "create") refocus.current = gesture.entry.key
    props.onDrop(gesture, target)
  }
  const columnName = ({ day, staffId }: Column) =>
    [longDay(day), staffId ? (names.get(staffId) ?? "not assigned") : null].filter(Boolean).join(", ")
  const { grain, mayCreate } = props
  const { said, ...keys } = useBlockKeys({
    body,
    columns,
    segments,
    shown,
    grain,
    movable,
    columnName,
    onDrop,
  })
  const drag = useDrag({ body, scroller, columns, shown, grain, timezone, movable, mayCreate, onDrop })

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when blocks are drawn anew
  useEffect(() => {
    if (!refocus.current || !body.current) return
    const key = refocus.current
    refocus.current = null
    if (!body.current.contains(document.activeElement)) focusBlock(body.current, key)
  }, [segments])

  // The whole day begins to be shown where the work does, not at midnight.
  const opening = Math.min(...columns.map(({ key }) => grounds.get(key)?.closed[0]?.until ?? 0))
  useEffect(() => {
    if (shown.from === 0 && opening < 1440)
      scroller.current?.scrollTo({ top: tall(Math.max(0, opening - 60)) })
  }, [shown.from, opening])

  const keysOf = columns.flatMap(({ key }) => (segments.get(key) ?? []).map(({ entry }) => entry.key))
  const active = focused && keysOf.includes(focused) ? focused : keysOf[0]
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const entry = event.target.closest<HTMLElement>("[data-entry]")?.dataset.entry
    const absence = event.target.closest<HTMLElement>("[data-absence]")?.dataset.absence
    if (entry) props.onOpen(entry)
    else if (absence) props.onAbsence(absence)
  }
  const hours = Array.from({ length: (shown.until - shown.from) / 60 }, (_, index) => shown.from + index * 60)
  const widthOf = (count: number) => `${count * (props.view === "day" ? 120 : 92) + 56}px`
  const widths: CSSProperties & Record<`--on-${"desk" | "phone"}`, string> = {
    "--on-desk": widthOf(columns.length),
    "--on-phone": widthOf(columns.filter((column) => !hiddenOnPhone(column, person)).length),
  }
  const counts = new Map(columns.map(({ key }) => [key, segments.get(key)?.length ?? 0]))
  return (
    <section
      ref={scroller}
      aria-label="Calendar"
      className="relative min-h-0 overflow-auto overscroll-contain rounded-lg border border-border bg-surface"
    >
      <div className="min-w-(--on-phone) md:min-w-(--on-desk)" style={widths}>
        <GridHead
          view={props.view}
          columns={columns}
          names={names}
          counts={counts}
          today={today}
          person={person}
          go={props.go}
          onBlock={props.onBlock}
        />
        <div className="relative flex" style={{ height: tall(shown.until - shown.from) }}>
          <div aria-hidden="true" className="sticky left-0 z-10 w-12 shrink-0 bg-surface sm:w-14">
            {hours.map((minute) => (
              <span
                key={minute}
                data-numeric
                style={{ top: tall(minute - shown.from) }}
                className="absolute right-2 -translate-y-1/2 text-xs text-muted first:translate-y-0.5"
              >
                {clock(minute)}
              </span>
            ))}
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the blocks in it are buttons; what they do is heard here once */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the blocks are buttons, whose Enter is a click */}
          <div
            ref={body}
            className="relative flex min-w-0 flex-1 [-webkit-touch-callout:none]"
            onClick={click}
            onContextMenu={(event) => {
              if (document.documentElement.dataset.dragging !== undefined) event.preventDefault()
            }}
            onFocus={(event) => {
              const entry = event.target.closest<HTMLElement>("[data-entry]")?.dataset.entry
              if (entry) setFocused(entry)
            }}
            {...drag}
            {...keys}
          >
            <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-1">
              {hours.map((minute) => (
                <div
                  key={minute}
                  style={{ top: tall(minute - shown.from), height: tall(60) }}
                  className="absolute inset-x-0 border-t border-border first:border-t-0"
                >
                  <div className="absolute inset-x-0 top-1/2 border-t border-dotted border-border" />
                </div>
              ))}
            </div>
            {columns.map((column, index) => {
              const ground = grounds.get(column.key)
              if (!ground) return null
              return (
                <DayColumn
                  key={column.key}
                  column={column}
                  ground={ground}
                  segments={segments.get(column.key) ?? []}
                  shown={shown}
                  timezone={timezone}
                  names={column.staffId === null && names.size > 1 ? names : null}
                  mayMove={props.mayMove}
                  active={active}
                  alone={column.staffId === null && names.size > 1 ? person : null}
                  hideOnPhone={hiddenOnPhone(column, person)}
                  first={column.day !== columns[index - 1]?.day}
                  parted={
                    props.view === "three" &&
                    column.staffId !== null &&
                    column.day !== columns[index - 1]?.day
                  }
                />
              )
            })}
            <div
              data-ghost=""
              hidden
              aria-hidden="true"
              className="pointer-events-none absolute top-0 left-0 z-10 overflow-hidden rounded-sm border-2 border-accent bg-accent-soft px-1.5 text-xs leading-4 text-accent-text shadow-float will-change-transform"
            >
              <span data-ghost-time="" data-numeric className="block truncate font-semibold" />
              <span data-ghost-name="" className="block truncate" />
            </div>
          </div>
        </div>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}
