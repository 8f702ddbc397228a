"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { DatePicker } from "@/components/ui/date-picker"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { block } from "@/lib/booking/calendar/actions"
import { clock, fromLocal, type TimeOffKind, timeOffKinds } from "@/lib/booking/calendar/rules"
import { plural } from "@/lib/core/format"
import { timeOffWords } from "./calendar-words"
import { minutesOfTime } from "./times"

/** A stretch of somebody's time to be blocked; minutes since the day's midnight. */
export interface BlockDraft {
  staffId: string | null
  day: string
  from: number
  until: number
}

type BlockDialogProps = {
  organization: string
  timezone: string
  draft: BlockDraft
  people: readonly { id: string; name: string }[]
  onClose: () => void
  refresh: () => Promise<void>
}

const isKind = (value: string): value is TimeOffKind => timeOffKinds.some((kind) => kind === value)

/** Makes somebody unavailable for a while: a lunch, a course, two weeks in Lisbon. */
export function BlockDialog({ organization, timezone, draft, people, onClose, refresh }: BlockDialogProps) {
  const [staffId, setStaffId] = useState(
    draft.staffId ?? (people.length === 1 ? people[0]?.id : null) ?? null,
  )
  const [kind, setKind] = useState<TimeOffKind>("break")
  const [day, setDay] = useState<string | null>(draft.day)
  const [lastDay, setLastDay] = useState<string | null>(draft.day)
  const [from, setFrom] = useState(clock(draft.from))
  const [until, setUntil] = useState(draft.until === 1440 ? "23:59" : clock(draft.until))
  const [note, setNote] = useState("")
  const { pending, send, refusal, fault } = useSend()
  const [begin, end] = [minutesOfTime(from), minutesOfTime(until)]
  const moment = (on: string | null, minute: number | null) =>
    on === null || minute === null ? "" : new Date(fromLocal({ day: on, minute }, timezone)).toISOString()
  const save = () =>
    send(
      () =>
        block({
          organization,
          staffId: staffId ?? "",
          startsAt: moment(day, begin),
          endsAt: moment(lastDay, end),
          kind,
          note,
        }),
      (answer) => {
        const name = people.find(({ id }) => id === staffId)?.name ?? "Their time"
        toast.success(`${name}: time blocked`, {
          description: answer?.visits
            ? `${plural(answer.visits, "visit")} in this time ${answer.visits === 1 ? "stays" : "stay"}: move or cancel ${answer.visits === 1 ? "it" : "them"}.`
            : undefined,
        })
        onClose()
        void refresh()
      },
    )
  const general = refusal && !refusal.fields ? refusal.message : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Block time"
      description="Nobody can book this person then. Visits that stand there stay."
      footer={
        <>
          <Button onClick={onClose}>Leave free</Button>
          <Button variant="primary" pending={pending} onClick={save}>
            Block time
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {general ? <Callout tone="negative" title={general} /> : null}
        <div className="grid grid-cols-2 gap-3">
          <Field label="Who" error={fault("staffId")}>
            <Select
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={staffId}
              placeholder="Choose"
              onValueChange={setStaffId}
            />
          </Field>
          <Field label="What for">
            <Select
              options={timeOffKinds.map((value) => ({ value, label: timeOffWords[value] }))}
              value={kind}
              onValueChange={(value) => isKind(value) && setKind(value)}
            />
          </Field>
          <Field label="First day" error={fault("startsAt")}>
            <DatePicker
              value={day}
              onValueChange={(value) => {
                setDay(value)
                if (!lastDay || lastDay < value) setLastDay(value)
              }}
            />
          </Field>
          <Field label="Begins">
            <Input type="time" value={from} onValueChange={setFrom} />
          </Field>
          <Field label="Last day" error={fault("endsAt")}>
            <DatePicker value={lastDay} min={day ?? undefined} onValueChange={setLastDay} />
          </Field>
          <Field label="Ends">
            <Input type="time" value={until} onValueChange={setUntil} />
          </Field>
        </div>
        <Field label="Note" optional help="Only your team sees it." error={fault("note")}>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
