"use client"

import { useCallback, useMemo, useState } from "react"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { useCalendarData } from "@/lib/booking/calendar/client"
import { openOn } from "@/lib/booking/calendar/layout/rules"
import type { Column, Entry } from "@/lib/booking/calendar/layout/types"
import type { loadCalendar } from "@/lib/booking/calendar/loaders"
import { fromLocal, toLocal, viewDays } from "@/lib/booking/calendar/rules"
import type { CalendarData, CalendarTimeOff } from "@/lib/booking/calendar/types"
import { AbsenceDialog } from "./absence-dialog"
import { AgendaView } from "./agenda-view"
import { BlockDialog, type BlockDraft } from "./block-dialog"
import { CalendarGrid } from "./calendar-grid"
import { CalendarToolbar } from "./calendar-toolbar"
import { CreateDialog } from "./create-dialog"
import type { Target } from "./geometry"
import { MoveDialog } from "./move-dialog"
import type { Gesture } from "./use-drag"
import { type Destination, useMoves } from "./use-moves"
import { useNow, usePicture } from "./use-picture"
import { usePlace } from "./use-place"
import { useViewKeys } from "./use-view-keys"
import { VisitSheet } from "./visit-sheet"

type CalendarScreenProps = Awaited<ReturnType<typeof loadCalendar>>

type Asked =
  | { what: "create" | "block"; draft: BlockDraft }
  | { what: "move"; entry: Entry }
  | { what: "absence"; timeOff: CalendarTimeOff }

const nothing: Omit<CalendarData, "staff" | "hours"> = {
  version: "",
  appointments: [],
  timeOff: [],
  closures: [],
}

/** The calendar: where one looks, what stands there, and what one does with it. */
export function CalendarScreen(props: CalendarScreenProps) {
  const { today, steps, may, organization } = props
  const { slug, timezone } = organization
  const { place, go } = usePlace(today)
  const days = useMemo(() => viewDays(place.view, place.date), [place.view, place.date])
  const { data, failed, refresh } = useCalendarData(
    { organization: slug, from: days[0] ?? today, until: days.at(-1) ?? today },
    props.data,
  )
  // While other days are on their way, people and hours stay as they are.
  const known = useMemo(
    () => data ?? { ...nothing, staff: props.data.staff, hours: props.data.hours },
    [data, props.data],
  )
  const now = useNow(props.now)
  const remark = useCallback(
    (entry: Entry, { startsAt, endsAt, staffId }: Destination) => {
      const { day, minute } = toLocal(startsAt, timezone)
      const until = minute + (endsAt - startsAt) / 60_000
      const open = openOn(day, new Set([staffId]), known)
      const away = known.timeOff.some(
        (one) =>
          one.staff_id === staffId &&
          Date.parse(one.starts_at) < endsAt &&
          Date.parse(one.ends_at) > startsAt,
      )
      if (away) return "They are away then."
      const inside = open.some((stretch) => stretch.from <= minute && until <= stretch.until)
      return inside || entry.kind !== "appointment" ? undefined : "This is outside their hours."
    },
    [known, timezone],
  )
  const { appointments, move, isMoving } = useMoves({
    organization: slug,
    timezone,
    data: known,
    refresh,
    remark,
  })
  const picture = usePicture({ data: known, appointments, place, days, timezone, now })
  const { people, shownPeople, names, entries } = picture
  useViewKeys(place, go, today)

  const [asked, setAsked] = useState<Asked | null>(null)
  const [tell, setTell] = useState(false)
  const close = () => setAsked(null)
  const opened = place.open
    ? entries.find(({ appointments: all }) => all.some(({ id }) => id === place.open))
    : null
  const ownId = known.staff.find(({ self }) => self)?.id
  const mayBlock = may.blockAll || (may.move && ownId !== undefined)
  const blockable = may.blockAll ? people : people.filter(({ id }) => id === ownId)
  const person = shownPeople.find(({ id }) => id === place.person)?.id ?? shownPeople[0]?.id ?? null

  const movable = (key: string) => {
    const entry = entries.find((one) => one.key === key)
    return may.move && entry?.movable && !isMoving(entry) ? entry : undefined
  }
  const drop = (gesture: Gesture, { column, from, until }: Target) => {
    const whose = column.staffId && names.has(column.staffId) ? column.staffId : null
    if (gesture.kind === "create") {
      const alone = shownPeople.length === 1 ? (shownPeople[0]?.id ?? null) : null
      setAsked({ what: "create", draft: { staffId: whose ?? alone, day: column.day, from, until } })
      return
    }
    const { entry } = gesture
    const staffId = whose ?? entry.staffId
    if (!staffId) return
    const startsAt =
      gesture.kind === "resize" ? entry.startsAt : fromLocal({ day: column.day, minute: from }, timezone)
    const endsAt =
      gesture.kind === "resize"
        ? fromLocal({ day: column.day, minute: until }, timezone)
        : startsAt + (entry.endsAt - entry.startsAt)
    if (startsAt === entry.startsAt && endsAt === entry.endsAt && staffId === entry.staffId) return
    void move(entry, { startsAt, endsAt, staffId }, { notify: tell })
  }
  const blockFrom = (column?: Column): BlockDraft => {
    const free = column?.staffId && blockable.some(({ id }) => id === column.staffId)
    return {
      staffId: free ? column.staffId : (ownId ?? null),
      day: column?.day ?? (days.includes(today) ? today : (days[0] ?? today)),
      from: 12 * 60,
      until: 13 * 60,
    }
  }
  const common = {
    today,
    timezone,
    person,
    names,
    onOpen: (key: string) => go({ open: key }),
    onAbsence: (id: string) => {
      const timeOff = known.timeOff.find((one) => one.id === id)
      if (timeOff) setAsked({ what: "absence", timeOff })
    },
  }
  return (
    <div
      className={cn(
        "-mb-24 flex h-[calc(100dvh-3.5rem)] min-h-96 flex-col pb-18 md:-mb-12 md:pb-4",
        !data && "opacity-60",
      )}
      aria-busy={!data}
    >
      <CalendarToolbar
        place={place}
        go={go}
        days={days}
        today={today}
        people={people}
        person={person}
        tell={tell}
        createHref={may.create ? `/dashboard/${slug}/bookings/new` : null}
        onTell={may.move ? setTell : null}
        onBlock={mayBlock ? () => setAsked({ what: "block", draft: blockFrom() }) : null}
      />
      {failed ? (
        <div className="pb-3">
          <Callout tone="caution" title="The calendar can’t be reached. It goes on by itself when it can." />
        </div>
      ) : null}
      {place.view === "agenda" ? (
        <AgendaView
          {...common}
          days={days}
          entries={entries.filter(({ staffId }) => (staffId ? names.has(staffId) : !place.staff))}
          data={known}
        />
      ) : (
        <CalendarGrid
          {...common}
          view={place.view}
          columns={picture.columns}
          grounds={picture.grounds}
          segments={picture.segments}
          shown={picture.shown}
          grain={place.grain}
          mayMove={may.move}
          mayCreate={may.create || mayBlock}
          movable={movable}
          go={go}
          onDrop={drop}
          onBlock={mayBlock ? (column) => setAsked({ what: "block", draft: blockFrom(column) }) : null}
        />
      )}
      {opened && asked?.what !== "move" ? (
        <VisitSheet
          key={opened.key}
          organization={slug}
          entry={opened}
          timezone={timezone}
          names={new Map(known.staff.map(({ id, name }) => [id, name]))}
          steps={steps}
          permissions={new Set(props.permissions)}
          mayMove={may.move}
          onMove={() => setAsked({ what: "move", entry: opened })}
          onClose={() => go({ open: null }, "replace")}
          refresh={refresh}
        />
      ) : null}
      {asked?.what === "move" ? (
        <MoveDialog
          entry={asked.entry}
          timezone={timezone}
          people={people}
          onClose={close}
          onMove={(to, notify) => {
            close()
            go({ open: null }, "replace")
            void move(asked.entry, to, { notify })
          }}
        />
      ) : null}
      {asked?.what === "create" ? (
        <CreateDialog
          organization={slug}
          timezone={timezone}
          draft={asked.draft}
          name={people.find(({ id }) => id === asked.draft.staffId)?.name}
          mayBook={may.create}
          mayBlock={
            mayBlock && (may.blockAll || asked.draft.staffId === null || asked.draft.staffId === ownId)
          }
          onBlock={() => setAsked({ what: "block", draft: asked.draft })}
          onClose={close}
        />
      ) : null}
      {asked?.what === "block" ? (
        <BlockDialog
          organization={slug}
          timezone={timezone}
          draft={asked.draft}
          people={blockable}
          onClose={close}
          refresh={refresh}
        />
      ) : null}
      {asked?.what === "absence" ? (
        <AbsenceDialog
          organization={slug}
          timezone={timezone}
          timeOff={asked.timeOff}
          name={known.staff.find(({ id }) => id === asked.timeOff.staff_id)?.name ?? "Somebody"}
          mayRemove={may.blockAll || (may.move && asked.timeOff.staff_id === ownId)}
          onClose={close}
          refresh={refresh}
        />
      ) : null}
    </div>
  )
}
