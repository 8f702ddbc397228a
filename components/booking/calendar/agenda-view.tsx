"use client"

import { CalendarDays } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import { onDay } from "@/lib/booking/calendar/layout/rules"
import type { Entry } from "@/lib/booking/calendar/layout/types"
import type { CalendarData, CalendarTimeOff } from "@/lib/booking/calendar/types"
import { formatTime } from "@/lib/core/format"
import { longDay, standingOf, timeOffWords, toneOf } from "./calendar-words"

type AgendaViewProps = {
  days: readonly string[]
  entries: readonly Entry[]
  data: Pick<CalendarData, "timeOff" | "closures">
  names: ReadonlyMap<string, string>
  /** On a phone only this person's visits are listed. */
  person: string | null
  today: string
  timezone: string
  onOpen: (key: string) => void
  onAbsence: (id: string) => void
}

const ownerOf = (one: Entry | CalendarTimeOff) => ("staff_id" in one ? one.staff_id : one.staffId)

/** The days as a list in the order of time. Days on which there is nothing are left out. */
export function AgendaView(props: AgendaViewProps) {
  const { days, entries, data, names, person, today, timezone } = props
  const others = (staffId: string | null) =>
    person && staffId && staffId !== person && names.size > 1 ? "max-md:hidden" : undefined
  const told = days.map((day) => ({
    day,
    visits: entries.filter(({ startsAt, endsAt }) => onDay(startsAt, endsAt, day, timezone)),
    absences: data.timeOff.filter(
      (one) =>
        names.has(one.staff_id) && onDay(Date.parse(one.starts_at), Date.parse(one.ends_at), day, timezone),
    ),
    closure: data.closures.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on),
  }))
  const filled = told.filter(
    ({ visits, absences, closure }) => visits.length + absences.length > 0 || closure,
  )
  if (filled.length === 0)
    return (
      <div className="flex flex-1 flex-col items-center justify-center gap-2 rounded-lg border border-border bg-surface py-16 text-muted">
        <CalendarDays aria-hidden="true" className="size-6" />
        <p>Nothing is booked on these days.</p>
      </div>
    )
  return (
    <section
      aria-label="Agenda"
      className="min-h-0 overflow-auto overscroll-contain rounded-lg border border-border bg-surface"
    >
      {filled.map(({ day, visits, absences, closure }) => (
        <div
          key={day}
          className={
            closure || [...visits, ...absences].some((one) => !others(ownerOf(one)))
              ? undefined
              : "max-md:hidden"
          }
        >
          <h2
            className={cn(
              "sticky top-0 z-2 border-b border-border bg-surface px-card py-2 font-semibold",
              day === today && "text-accent-text",
            )}
          >
            {longDay(day)}
            {day === today ? " · Today" : ""}
          </h2>
          <ul className="divide-y divide-border border-b border-border last:border-b-0">
            {closure ? (
              <li className="px-card py-2.5 text-muted">
                Closed{closure.reason ? `: ${closure.reason}` : ""}
              </li>
            ) : null}
            {absences.map((absence) => (
              <li key={absence.id} className={others(absence.staff_id)}>
                <button
                  type="button"
                  onClick={() => props.onAbsence(absence.id)}
                  className="hatched flex w-full gap-4 px-card py-2.5 text-left text-muted focus-visible:-outline-offset-2"
                >
                  <span data-numeric className="w-24 shrink-0">
                    {formatTime(absence.starts_at, timezone)}–{formatTime(absence.ends_at, timezone)}
                  </span>
                  <span className="min-w-0 truncate">
                    {names.get(absence.staff_id)}: {timeOffWords[absence.kind]}
                    {absence.note ? `, ${absence.note}` : ""}
                  </span>
                </button>
              </li>
            ))}
            {visits.map((entry) => (
              <li key={entry.key} className={others(entry.staffId)}>
                <button
                  type="button"
                  data-row=""
                  onClick={() => props.onOpen(entry.key)}
                  className="flex w-full items-start gap-4 px-card py-2.5 text-left hover:bg-subtle focus-visible:-outline-offset-2"
                >
                  <span data-numeric className="w-12 shrink-0 font-medium md:w-24">
                    {formatTime(new Date(entry.startsAt), timezone)}
                    <span className="block font-normal text-muted md:inline md:before:content-['–']">
                      {formatTime(new Date(entry.endsAt), timezone)}
                    </span>
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{entry.title}</span>
                    <span className="block truncate text-sm text-muted">
                      {[
                        entry.seats
                          ? `${entry.seats.taken} of ${entry.seats.capacity} places`
                          : entry.service,
                        names.size > 1 ? names.get(entry.staffId ?? "") : null,
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                  <Badge tone={toneOf(entry)} dot>
                    {standingOf(entry)}
                  </Badge>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
