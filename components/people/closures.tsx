"use client"

import { CalendarOff, Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { DatePicker } from "@/components/ui/date-picker"
import { EmptyState } from "@/components/ui/empty-state"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { formatDay, plural } from "@/lib/core/format"
import { closeDays, openDays } from "@/lib/people/actions"
import type { Closure } from "@/lib/people/types"

type ClosuresProps = { organization: string; closures: readonly Closure[]; today: string; mayChange: boolean }

const day = (date: string) => formatDay(`${date}T12:00:00Z`, "UTC")

/** The days on which the whole business is closed. */
export function Closures({ organization, closures, today, mayChange }: ClosuresProps) {
  const [from, setFrom] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  const add = () =>
    send(
      () => closeDays({ organization, from: from ?? "", until: until ?? from ?? "", reason }),
      (added) => {
        setFrom(null)
        setUntil(null)
        setReason("")
        const visits = added?.visits ?? 0
        if (visits > 0)
          toast.info("Closed", {
            description: `${plural(visits, "visit")} then ${visits === 1 ? "is" : "are"} still booked: move or cancel ${visits === 1 ? "it" : "them"}.`,
          })
        else toast.success("Closed")
      },
    )
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      {closures.length === 0 ? (
        <EmptyState icon={<CalendarOff aria-hidden="true" />} title="Open every day of somebody’s hours">
          Add public holidays and company outings: nothing can be booked then, whoever works.
        </EmptyState>
      ) : (
        <SectionCard title="Closed days" flush>
          <ul className="divide-y divide-border border-t border-border">
            {closures.map((closure) => (
              <li key={closure.id} className="flex items-center gap-3 px-card py-2.5">
                <div className="min-w-0 flex-1">
                  <p className="font-medium">
                    {closure.starts_on === closure.ends_on
                      ? day(closure.starts_on)
                      : `${day(closure.starts_on)} – ${day(closure.ends_on)}`}
                  </p>
                  {closure.reason ? <p className="text-sm text-muted">{closure.reason}</p> : null}
                </div>
                {mayChange ? (
                  <Button
                    square
                    variant="ghost"
                    aria-label={`Open again on ${day(closure.starts_on)}`}
                    onClick={() =>
                      send(
                        () => openDays({ organization, closureId: closure.id }),
                        () => toast.success("Open again"),
                        (refused) => toast.error(refused.message),
                      )
                    }
                  >
                    <Trash2 aria-hidden="true" />
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      {mayChange ? (
        <SectionCard
          title="Close on more days"
          footer={
            <Button variant="primary" pending={pending} onClick={add}>
              Close
            </Button>
          }
        >
          <div className="space-y-4">
            <Field label="First day" error={fault("from")}>
              <DatePicker
                value={from}
                min={today}
                onValueChange={(value) => {
                  setFrom(value)
                  clear()
                }}
              />
            </Field>
            <Field label="Last day" optional help="Empty: that one day." error={fault("until")}>
              <DatePicker
                value={until}
                min={from ?? today}
                onValueChange={(value) => {
                  setUntil(value)
                  clear()
                }}
              />
            </Field>
            <Field
              label="Reason"
              optional
              help="Customers may read it."
              error={fault("reason") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
            >
              <Input value={reason} maxLength={200} onValueChange={setReason} />
            </Field>
          </div>
        </SectionCard>
      ) : null}
    </div>
  )
}
