"use client"

import { Avatar } from "@/components/ui/avatar"
import { cn } from "@/components/ui/cn"
import { Menu, type MenuItem } from "@/components/ui/menu"
import type { Column } from "@/lib/booking/calendar/layout/types"
import type { CalendarView } from "@/lib/booking/calendar/rules"
import { shortDay } from "./calendar-words"
import { hiddenOnPhone } from "./geometry"
import type { Go } from "./use-place"

type GridHeadProps = {
  view: CalendarView
  columns: readonly Column[]
  names: ReadonlyMap<string, string>
  counts: ReadonlyMap<string, number>
  today: string
  /** On a phone only this person's columns are shown. */
  person: string | null
  go: Go
  /** Opens blocking time for somebody; null where that is not theirs to do. */
  onBlock: ((column: Column) => void) | null
}

function DayHead({ day, today, go, view }: { day: string; today: string; go: Go; view: CalendarView }) {
  const [weekday, date] = shortDay(day).split(" ")
  const label = (
    <>
      <span className="text-muted">{weekday}</span>
      <span
        data-numeric
        className={cn(
          "grid h-6 min-w-6 place-items-center rounded-full px-1 font-semibold",
          day === today && "bg-accent text-accent-foreground",
        )}
      >
        {date}
      </span>
    </>
  )
  const look = "flex w-full items-center justify-center gap-1.5 py-1.5 text-sm"
  if (view === "day") return <p className={look}>{label}</p>
  return (
    <button
      type="button"
      aria-current={day === today ? "date" : undefined}
      onClick={() => go({ view: "day", date: day })}
      className={cn(look, "rounded-sm hover:bg-subtle focus-visible:-outline-offset-2")}
    >
      {label}
      <span className="sr-only">, open the day</span>
    </button>
  )
}

function PersonHead({ column, props }: { column: Column; props: GridHeadProps }) {
  const { names, counts, go, view, onBlock } = props
  const name = names.get(column.staffId ?? "") ?? "Collections"
  const count = counts.get(column.key) ?? 0
  const id = column.staffId
  const items: MenuItem[] = [
    ...(view === "day" && id && names.has(id)
      ? [
          { label: "Week", onSelect: () => go({ view: "week", staff: [id] }) },
          { label: "Show only this person", onSelect: () => go({ staff: [id] }) },
        ]
      : []),
    ...(onBlock && id && names.has(id) ? [{ label: "Block time", onSelect: () => onBlock(column) }] : []),
  ]
  const face = (
    <>
      <Avatar name={name} size="sm" />
      <span className="min-w-0 truncate font-medium">{name}</span>
      <span data-numeric className="text-xs text-muted">
        {count}
        <span className="sr-only"> visits</span>
      </span>
    </>
  )
  const look = "flex w-full min-w-0 items-center justify-center gap-2 px-2 py-2 text-sm"
  return items.length > 0 ? (
    <Menu
      align="center"
      items={items}
      trigger={
        <button
          type="button"
          className={cn(look, "rounded-sm hover:bg-subtle focus-visible:-outline-offset-2")}
        >
          {face}
        </button>
      }
    />
  ) : (
    <p className={look}>{face}</p>
  )
}

/** The heads of the columns: days, and people under them. Stays in sight while one scrolls. */
export function GridHead(props: GridHeadProps) {
  const { view, columns, today, person, go } = props
  const days = [...new Set(columns.map(({ day }) => day))]
  return (
    <div className="sticky top-0 z-20 flex border-b border-border bg-surface">
      <div className="sticky left-0 z-10 w-12 shrink-0 bg-surface sm:w-14" />
      {days.map((day) => {
        const own = columns.filter((column) => column.day === day)
        return (
          <div key={day} className="min-w-0" style={{ flex: `${own.length} 0 0` }}>
            {view === "day" ? null : (
              <div className={cn("border-l", own.length > 1 ? "border-control-border/50" : "border-border")}>
                <DayHead day={day} today={today} go={go} view={view} />
              </div>
            )}
            <div className="flex">
              {own.map((column, index) =>
                column.staffId === null ? (
                  <div key={column.key} className="min-w-0 flex-1" />
                ) : (
                  <div
                    key={column.key}
                    className={cn(
                      "min-w-0 flex-1 border-l",
                      index === 0 && view === "three" ? "border-l-control-border/50" : "border-l-border",
                      hiddenOnPhone(column, person) && "max-md:hidden",
                    )}
                  >
                    <PersonHead column={column} props={props} />
                  </div>
                ),
              )}
            </div>
          </div>
        )
      })}
    </div>
  )
}
