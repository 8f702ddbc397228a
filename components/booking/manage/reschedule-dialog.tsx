"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { DatePicker } from "@/components/ui/date-picker"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { reschedule } from "@/lib/booking/manage/actions"
import { SlotChoice } from "./slot-choice"

/** What moving a booking needs to know. */
export interface RescheduleFacts {
  serviceId: string
  staff: readonly { id: string; name: string }[]
  staffId: string | null
  /** The day it is now on, and today, both in the organization's zone. */
  day: string
  today: string
  timezone: string
}

type RescheduleDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  organization: string
  bookingId: string
  facts: RescheduleFacts
}

const anyone = "anyone"

/** Moves a booking to another free time. */
export function RescheduleDialog({
  open,
  onOpenChange,
  organization,
  bookingId,
  facts,
}: RescheduleDialogProps) {
  const [day, setDay] = useState<string | null>(facts.day < facts.today ? facts.today : facts.day)
  const [staffId, setStaffId] = useState<string | null>(facts.staffId)
  const [startsAt, setStartsAt] = useState<string | null>(null)
  const { pending, send, refusal, fault, clear } = useSend()
  const choose = (change: () => void) => {
    change()
    setStartsAt(null)
    clear()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Reschedule"
      description="The customer is told about the new time."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Leave as it is</Button>
          <Button
            variant="primary"
            pending={pending}
            onClick={() =>
              send(
                () => reschedule({ organization, bookingId, startsAt: startsAt ?? "", staffId }),
                () => {
                  onOpenChange(false)
                  toast.success("The booking has a new time")
                },
              )
            }
          >
            Move booking
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {refusal ? <Callout tone="negative" title={fault("startsAt") ?? refusal.message} /> : null}
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Day">
            <DatePicker
              value={day}
              min={facts.today}
              onValueChange={(value) => choose(() => setDay(value))}
            />
          </Field>
          {facts.staff.length > 0 ? (
            <Field label="With">
              <Select
                options={[
                  { value: anyone, label: "Anyone" },
                  ...facts.staff.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                value={staffId ?? anyone}
                onValueChange={(value) => choose(() => setStaffId(value === anyone ? null : value))}
              />
            </Field>
          ) : null}
        </div>
        <SlotChoice
          organization={organization}
          serviceId={facts.serviceId}
          staffId={staffId}
          day={day}
          timezone={facts.timezone}
          value={startsAt}
          onValueChange={(value) => {
            setStartsAt(value)
            clear()
          }}
        />
      </div>
    </Dialog>
  )
}
