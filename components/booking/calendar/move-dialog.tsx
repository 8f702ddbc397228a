"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { DatePicker } from "@/components/ui/date-picker"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { Entry } from "@/lib/booking/calendar/layout/types"
import { clock, fromLocal, toLocal } from "@/lib/booking/calendar/rules"
import { minutesOfTime } from "./times"
import type { Destination } from "./use-moves"

type MoveDialogProps = {
  entry: Entry
  timezone: string
  people: readonly { id: string; name: string }[]
  onMove: (to: Destination, notify: boolean) => void
  onClose: () => void
}

/** Moves a visit by typing: for the keyboard, for far-away days, and for telling the customer at once. */
export function MoveDialog({ entry, timezone, people, onMove, onClose }: MoveDialogProps) {
  const at = toLocal(entry.startsAt, timezone)
  const [day, setDay] = useState<string | null>(at.day)
  const [time, setTime] = useState(clock(at.minute))
  const [minutes, setMinutes] = useState(String(Math.round((entry.endsAt - entry.startsAt) / 60_000)))
  const [staffId, setStaffId] = useState(entry.staffId)
  const [notify, setNotify] = useState(true)
  const [tried, setTried] = useState(false)
  const start = minutesOfTime(time)
  const length = Number(minutes)
  const lengthFits = Number.isInteger(length) && length >= 5 && length <= 1440
  const move = () => {
    setTried(true)
    if (!day || start === null || !lengthFits || !staffId) return
    const startsAt = fromLocal({ day, minute: start }, timezone)
    onMove({ startsAt, endsAt: startsAt + length * 60_000, staffId }, notify)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Move ${entry.title}`}
      description={entry.seats ? "Everyone who comes to it moves along." : entry.service}
      footer={
        <>
          <Button onClick={onClose}>Leave as it is</Button>
          <Button variant="primary" onClick={move}>
            Move
          </Button>
        </>
      }
    >
      <form
        className="space-y-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          move()
        }}
      >
        <Field label="Day" error={tried && !day ? "Choose a day." : undefined}>
          <DatePicker value={day} onValueChange={setDay} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Begins" error={tried && start === null ? "Enter a time, like 14:30." : undefined}>
            <Input type="time" value={time} onValueChange={setTime} />
          </Field>
          <Field
            label="Minutes"
            error={tried && !lengthFits ? "Between 5 and 1,440 whole minutes." : undefined}
          >
            <Input
              type="number"
              inputMode="numeric"
              min={5}
              max={1440}
              step={5}
              value={minutes}
              onValueChange={setMinutes}
            />
          </Field>
        </div>
        <Field label="With" error={tried && !staffId ? "Choose who does it." : undefined}>
          <Select
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={staffId}
            onValueChange={setStaffId}
          />
        </Field>
        <Checkbox
          label={entry.seats ? "Tell the customers by e-mail" : "Tell the customer by e-mail"}
          checked={notify}
          onCheckedChange={setNotify}
        />
      </form>
    </Dialog>
  )
}
