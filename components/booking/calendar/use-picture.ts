"use client"

import { useEffect, useMemo, useState } from "react"
import {
  closedBetween,
  hoursShown,
  nobody,
  onDay,
  openOn,
  toEntries,
  toSegments,
} from "@/lib/booking/calendar/layout/rules"
import type { Stretch } from "@/lib/booking/calendar/layout/types"
import { clockChange, type Place, toLocal } from "@/lib/booking/calendar/rules"
import type { CalendarAppointment, CalendarData } from "@/lib/booking/calendar/types"
import type { Ground } from "./day-column"
import { columnsOf } from "./geometry"

/** The present, moving on by half minutes. It begins with the server's, so that both draw the same at first. */
export function useNow(first: number): number {
  const [now, setNow] = useState(first)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface Sources {
  data: CalendarData
  appointments: readonly CalendarAppointment[]
  place: Place
  days: readonly string[]
  timezone: string
  now: number
}

/** Who there is to show: those who can be booked, and others only where they have visits. */
function usePeople({ data, appointments }: Sources) {
  return useMemo(() => {
    const busy = new Set(appointments.map((one) => one.staff_id))
    return data.staff.filter(({ id, bookable }) => bookable || busy.has(id))
  }, [data.staff, appointments])
}

/** Everything that is drawn, worked out from the data and the place. */
export function usePicture(sources: Sources) {
  const { data, appointments, place, days, timezone, now } = sources
  const people = usePeople(sources)
  const shownPeople = useMemo(() => {
    const chosen = people.filter(({ id }) => place.staff?.includes(id))
    return chosen.length > 0 ? chosen : people
  }, [people, place.staff])
  const entries = useMemo(() => toEntries(appointments, now), [appointments, now])

  const names = useMemo(() => new Map(shownPeople.map(({ id, name }) => [id, name])), [shownPeople])
  const columns = useMemo(() => {
    const loose = entries.some(({ staffId }) => !staffId) && !place.staff
    const heads = loose ? [...shownPeople, { id: nobody }] : shownPeople
    return columnsOf(place.view, days, heads)
  }, [entries, shownPeople, place.view, place.staff, days])
  const segments = useMemo(() => {
    const known = new Set(names.keys())
    return toSegments(
      // Whoever chose people does not see what belongs to nobody or to somebody else.
      entries.filter(({ staffId }) => (staffId ? known.has(staffId) : !place.staff)),
      columns,
      known,
      timezone,
    )
  }, [entries, columns, names, place.staff, timezone])

  const present = toLocal(now, timezone)
  const grounds = useMemo(() => {
    const made = new Map<string, Ground>()
    for (const { key, day, staffId } of columns) {
      const everyone = staffId === nobody ? data.staff.map(({ id }) => id) : [...names.keys()]
      const whose = new Set(staffId === null || staffId === nobody ? everyone : [staffId])
      const closure = data.closures.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on)
      made.set(key, {
        closed: closedBetween(openOn(day, whose, data)),
        closure: closure ? closure.reason : null,
        absences: data.timeOff.flatMap((timeOff) => {
          const stretch =
            whose.has(timeOff.staff_id) && staffId !== nobody
              ? onDay(Date.parse(timeOff.starts_at), Date.parse(timeOff.ends_at), day, timezone)
              : null
          return stretch ? [{ ...stretch, timeOff, name: names.get(timeOff.staff_id) ?? "" }] : []
        }),
        change: clockChange(day, timezone),
        now: present.day === day ? present.minute : null,
      })
    }
    return made
  }, [columns, data, names, timezone, present.day, present.minute])

  const shown: Stretch = useMemo(() => {
    if (place.whole) return { from: 0, until: 1440 }
    const everyone = new Set((people.length > 0 ? people : data.staff).map(({ id }) => id))
    return hoursShown([
      ...days.flatMap((day) => openOn(day, everyone, data)),
      ...[...segments.values()].flat(),
    ])
  }, [place.whole, people, days, data, segments])

  return { people, shownPeople, names, entries, columns, segments, grounds, shown }
}
