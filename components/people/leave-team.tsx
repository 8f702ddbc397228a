"use client"

import Link from "next/link"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { RadioGroup } from "@/components/ui/radio-group"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { formatWhen, plural } from "@/lib/core/format"
import { type StaffId, staffId as staffIdSchema } from "@/lib/core/ids"
import { takeBack, takeOffTeam } from "@/lib/people/actions"
import type { Visit } from "@/lib/people/types"

type LeaveTeamProps = {
  organization: string
  staffId: StaffId
  name: string
  isActive: boolean
  visits: readonly Visit[]
  colleagues: readonly { id: string; full_name: string }[]
  timezone: string
}

/** Takes somebody off the team, after asking what becomes of their visits; or back into it. */
export function LeaveTeam({
  organization,
  staffId,
  name,
  isActive,
  visits,
  colleagues,
  timezone,
}: LeaveTeamProps) {
  const [open, setOpen] = useState(false)
  const [then, setThen] = useState("keep")
  const [handTo, setHandTo] = useState(colleagues[0]?.id ?? "")
  const { pending, send, refusal, clear } = useSend()
  if (!isActive) {
    return (
      <Button
        pending={pending}
        onClick={() =>
          send(
            () => takeBack({ organization, staffId }),
            () => toast.success(`${name} is back on the team`),
            (refused) => toast.error(refused.message),
          )
        }
      >
        Take back
      </Button>
    )
  }
  const leave = () =>
    send(
      () =>
        takeOffTeam({
          organization,
          staffId,
          handTo: visits.length > 0 && then === "hand" ? staffIdSchema.parse(handTo) : null,
        }),
      (done) => {
        setOpen(false)
        toast.success(`${name} is off the team`, {
          description:
            done && done.handedOver > 0 ? `${plural(done.handedOver, "visit")} handed over.` : undefined,
          action: {
            label: "Undo",
            onPress: () =>
              send(
                () => takeBack({ organization, staffId }),
                () => toast.info(`${name} is back on the team`),
              ),
          },
        })
      },
    )
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        clear()
      }}
      trigger={<Button>Take off the team</Button>}
      title={`Take ${name} off the team?`}
      description="They can’t be booked any more. What they did stays."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep on the team</Button>
          <Button variant="danger" pending={pending} onClick={leave}>
            Take off the team
          </Button>
        </>
      }
    >
      {refusal ? <Callout tone="negative" title={refusal.message} className="mb-4" /> : null}
      {visits.length > 0 ? (
        <div className="space-y-4">
          <p>{plural(visits.length, "visit")} with them still to come:</p>
          <ul className="max-h-40 space-y-1 overflow-y-auto text-sm">
            {visits.map((visit) => (
              <li key={visit.booking_id}>
                <Link
                  href={`/dashboard/${organization}/bookings/${visit.booking_id}`}
                  className="underline-offset-2 hover:underline"
                >
                  {visit.booking?.number}
                </Link>{" "}
                <span className="text-muted">
                  {formatWhen(visit.starts_at, timezone)} · {visit.service?.name} ·{" "}
                  {visit.booking?.customer?.full_name}
                </span>
              </li>
            ))}
          </ul>
          <RadioGroup
            aria-label="What becomes of their visits"
            look="cards"
            value={then}
            onValueChange={setThen}
            options={[
              { value: "keep", label: "Leave them booked", description: "To move or cancel one by one" },
              {
                value: "hand",
                label: "Hand all to somebody else",
                description: "At the same times; customers are told",
                disabled: colleagues.length === 0,
              },
            ]}
          />
          {then === "hand" ? (
            <Field label="Who takes over">
              <Select
                value={handTo}
                onValueChange={setHandTo}
                options={colleagues.map(({ id, full_name }) => ({ value: id, label: full_name }))}
              />
            </Field>
          ) : null}
        </div>
      ) : (
        <p className="text-muted">They have no visits to come.</p>
      )}
    </Dialog>
  )
}
