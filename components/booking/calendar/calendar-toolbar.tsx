"use client"

import { Ban, CalendarDays, ChevronLeft, ChevronRight, Plus, SlidersHorizontal, Users } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Calendar } from "@/components/ui/calendar"
import { Checkbox } from "@/components/ui/checkbox"
import { LinkButton } from "@/components/ui/link-button"
import { Popover } from "@/components/ui/popover"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { type CalendarView, calendarViews, type Place, stepDate } from "@/lib/booking/calendar/rules"
import { spanOf, viewWords } from "./calendar-words"
import type { Go } from "./use-place"

type CalendarToolbarProps = {
  place: Place
  go: Go
  days: readonly string[]
  today: string
  people: readonly { id: string; name: string }[]
  /** Who is shown on a phone. */
  person: string | null
  tell: boolean
  onTell: ((tell: boolean) => void) | null
  onBlock: (() => void) | null
  /** Where a new booking is made, for phones; null for who may not. */
  createHref: string | null
}

const isView = (value: string): value is CalendarView => calendarViews.some((view) => view === value)

function People({ place, go, people }: Pick<CalendarToolbarProps, "place" | "go" | "people">) {
  const shown = place.staff ?? people.map(({ id }) => id)
  const toggle = (id: string, on: boolean) => {
    const next = people.map((one) => one.id).filter((one) => (one === id ? on : shown.includes(one)))
    go({ staff: next.length === people.length || next.length === 0 ? null : next }, "replace")
  }
  return (
    <Popover
      title="Who is shown"
      align="end"
      trigger={
        <Button className="max-md:hidden">
          <Users aria-hidden="true" />
          {place.staff ? `${place.staff.length} of ${people.length}` : "Everybody"}
        </Button>
      }
    >
      <div className="max-h-80 w-60 space-y-2 overflow-y-auto">
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={shown.includes(id)}
            onCheckedChange={(on) => toggle(id, on)}
          />
        ))}
        {place.staff ? (
          <Button size="sm" variant="link" onClick={() => go({ staff: null }, "replace")}>
            Show everybody
          </Button>
        ) : null}
      </div>
    </Popover>
  )
}

function Display({
  place,
  go,
  tell,
  onTell,
}: Pick<CalendarToolbarProps, "place" | "go" | "tell" | "onTell">) {
  return (
    <Popover
      title="Display"
      align="end"
      trigger={
        <Button square aria-label="Display">
          <SlidersHorizontal aria-hidden="true" />
        </Button>
      }
    >
      <div className="w-64 space-y-3">
        <Switch
          label="Whole day"
          description="From midnight to midnight"
          checked={place.whole}
          onCheckedChange={(whole) => go({ whole }, "replace")}
        />
        <Switch
          label="Fine steps"
          description="Drags snap to 5 minutes instead of 15"
          checked={place.grain === 5}
          onCheckedChange={(fine) => go({ grain: fine ? 5 : 15 }, "replace")}
        />
        {onTell ? (
          <Switch
            label="Tell customers"
            description="E-mail them when a visit is dragged"
            checked={tell}
            onCheckedChange={onTell}
          />
        ) : null}
      </div>
    </Popover>
  )
}

/** Where one is in time, and how one looks at it. */
export function CalendarToolbar(props: CalendarToolbarProps) {
  const { place, go, days, today, people, person, onBlock, createHref } = props
  const [choosing, setChoosing] = useState(false)
  const step = (direction: 1 | -1) => go({ date: stepDate(place.view, place.date, direction) })
  const options = calendarViews.map((view) => ({ value: view, label: viewWords[view] }))
  return (
    <header className="flex flex-wrap items-center gap-2 pb-3">
      <Button onClick={() => go({ date: today })} aria-keyshortcuts="t" disabled={days.includes(today)}>
        Today
      </Button>
      <div className="flex">
        <Button square variant="ghost" aria-label="Previous" onClick={() => step(-1)}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button square variant="ghost" aria-label="Next" onClick={() => step(1)}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
      <h1 className="min-w-0 text-lg font-semibold tracking-tight whitespace-nowrap sm:text-xl">
        <span className="sm:hidden">{spanOf(days, true)}</span>
        <span className="max-sm:hidden">{spanOf(days)}</span>
      </h1>
      <Popover
        open={choosing}
        onOpenChange={setChoosing}
        trigger={
          <Button square variant="ghost" aria-label="Choose a date">
            <CalendarDays aria-hidden="true" />
          </Button>
        }
      >
        <div className="w-72">
          <Calendar
            value={place.date}
            today={today}
            autoFocus
            onValueChange={(date) => {
              setChoosing(false)
              go({ date })
            }}
          />
        </div>
      </Popover>
      <div className="ml-auto flex min-w-0 items-center gap-2 max-md:w-full md:max-lg:gap-1.5">
        {people.length > 1 ? (
          <Select
            aria-label="Whose day"
            className="min-w-0 flex-1 md:hidden"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={person}
            onValueChange={(id) => go({ person: id }, "replace")}
          />
        ) : null}
        <Select
          aria-label="View"
          className="w-28 md:hidden"
          options={options}
          value={place.view}
          onValueChange={(view) => isView(view) && go({ view })}
        />
        <SegmentedControl
          label="View"
          className="max-md:hidden"
          options={options}
          value={place.view}
          onValueChange={(view) => isView(view) && go({ view })}
        />
        {people.length > 1 ? <People place={place} go={go} people={people} /> : null}
        <Display place={place} go={go} tell={props.tell} onTell={props.onTell} />
        {createHref ? (
          <LinkButton
            href={createHref}
            square
            variant="primary"
            aria-label="New booking"
            className="sm:hidden"
          >
            <Plus aria-hidden="true" />
          </LinkButton>
        ) : null}
        {onBlock ? (
          // On a phone a long press, or the name over the day, blocks time.
          <Button
            onClick={onBlock}
            className="max-lg:aspect-square max-lg:px-0 max-sm:hidden"
            aria-label="Block time"
          >
            <Ban aria-hidden="true" />
            <span className="max-lg:hidden">Block time</span>
          </Button>
        ) : null}
      </div>
    </header>
  )
}
