"use client"

import { Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { DatePicker } from "@/components/ui/date-picker"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { TimeInput } from "@/components/ui/time-input"
import { toast } from "@/components/ui/toast"
import { formatDateTime, plural } from "@/lib/core/format"
import type { StaffId } from "@/lib/core/ids"
import { dropTimeOff, takeTimeOff } from "@/lib/people/actions"
import { type TimeOffKind, timeOffKinds } from "@/lib/people/schema"
import type { TimeOff } from "@/lib/people/types"
import { timeOffWords } from "./people-words"

type TimeOffCardProps = {
  organization: string
  staffId: StaffId
  timeOff: readonly TimeOff[]
  timezone: string
  today: string
  mayChange: boolean
}

const isKind = (value: string): value is TimeOffKind => timeOffKinds.some((kind) => kind === value)

/** When somebody isn't there, from now on. */
export function TimeOffCard({
  organization,
  staffId,
  timeOff,
  timezone,
  today,
  mayChange,
}: TimeOffCardProps) {
  const { send } = useSend()
  const remove = (id: string) =>
    send(
      () => dropTimeOff({ organization, staffId, timeOffId: id }),
      () => toast.success("Time off removed"),
      (refused) => toast.error(refused.message),
    )
  return (
    <SectionCard
      title="Time off"
      flush
      actions={
        mayChange ? <AddTimeOff organization={organization} staffId={staffId} today={today} /> : undefined
      }
    >
      {timeOff.length === 0 ? (
        <p className="px-card pb-4 text-muted">None planned.</p>
      ) : (
        <ul className="divide-y divide-border border-t border-border">
          {timeOff.map((one) => (
            <li key={one.id} className="flex items-center gap-3 px-card py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{timeOffWords[one.kind]}</p>
                <p className="text-sm text-muted">
                  {formatDateTime(one.starts_at, timezone)} – {formatDateTime(one.ends_at, timezone)}
                  {one.note ? ` · ${one.note}` : ""}
                </p>
              </div>
              {mayChange ? (
                <Button
                  square
                  variant="ghost"
                  aria-label={`Remove ${timeOffWords[one.kind].toLowerCase()} of ${formatDateTime(one.starts_at, timezone)}`}
                  onClick={() => remove(one.id)}
                >
                  <Trash2 aria-hidden="true" />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}

function AddTimeOff({
  organization,
  staffId,
  today,
}: Pick<TimeOffCardProps, "organization" | "staffId" | "today">) {
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<TimeOffKind>("holiday")
  const [from, setFrom] = useState({ day: today, time: "00:00" })
  const [until, setUntil] = useState({ day: today, time: "24:00" })
  const [note, setNote] = useState("")
  const { pending, send, refusal, fault } = useSend()
  const add = () =>
    send(
      () => takeTimeOff({ organization, staffId, from, until, kind, note }),
      (added) => {
        setOpen(false)
        setNote("")
        const visits = added?.visits ?? 0
        if (visits > 0)
          toast.info("Time off added", {
            description: `${plural(visits, "visit")} in it ${visits === 1 ? "stays" : "stay"} booked: move or cancel ${visits === 1 ? "it" : "them"} from the list.`,
          })
        else toast.success("Time off added")
      },
    )
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Add</Button>}
      title="Add time off"
      description="Nothing can be booked with them in this time."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" pending={pending} onClick={add}>
            Add time off
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Field label="Kind">
          <Select
            value={kind}
            onValueChange={(value) => isKind(value) && setKind(value)}
            options={timeOffKinds.map((value) => ({ value, label: timeOffWords[value] }))}
          />
        </Field>
        <Moment label="From" value={from} onChange={setFrom} min={today} error={fault("from")} />
        <Moment label="Until" value={until} onChange={setUntil} min={from.day} error={fault("until")} />
        <Field
          label="Note"
          optional
          error={fault("note") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
        >
          <Input value={note} maxLength={500} onValueChange={setNote} />
        </Field>
      </div>
    </Dialog>
  )
}

type MomentProps = {
  label: string
  value: { day: string; time: string }
  onChange: (value: { day: string; time: string }) => void
  min: string
  error?: string
}

function Moment({ label, value, onChange, min, error }: MomentProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-2">
      <Field label={label} error={error}>
        <DatePicker
          value={value.day}
          min={min}
          onValueChange={(day) => onChange({ ...value, day: day ?? min })}
        />
      </Field>
      <Field label={`${label}, time`}>
        <TimeInput value={value.time} onValueChange={(time) => onChange({ ...value, time })} />
      </Field>
    </div>
  )
}
