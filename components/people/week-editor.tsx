"use client"

import { Copy, Plus, X } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { DatePicker } from "@/components/ui/date-picker"
import { Field } from "@/components/ui/field"
import { Menu } from "@/components/ui/menu"
import { SectionCard } from "@/components/ui/section-card"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { TimeInput } from "@/components/ui/time-input"
import { toast } from "@/components/ui/toast"
import { formatDuration } from "@/lib/core/format"
import type { StaffId } from "@/lib/core/ids"
import { changeHours } from "@/lib/people/actions"
import { copyDay, nextStretch, weekdays, weekMinutes } from "@/lib/people/rules"
import type { Stretch } from "@/lib/people/schema"
import { weekdayName } from "./people-words"

type WeekEditorProps = {
  organization: string
  staffId: StaffId
  week: Stretch[]
  /** Days to come on which the week changes, in words. */
  changes: readonly string[]
  today: string
  mayChange: boolean
}

/** The hours of a week, several stretches a day, for now or from a day on. */
export function WeekEditor({ organization, staffId, week, changes, today, mayChange }: WeekEditorProps) {
  const [hours, setHours] = useState(week)
  const [when, setWhen] = useState("now")
  const [from, setFrom] = useState<string | null>(null)
  const { pending, send, refusal, fault, clear } = useSend()
  const set = (next: Stretch[]) => {
    setHours(next)
    clear()
  }
  const change = (old: Stretch, next: Partial<Stretch>) =>
    set(hours.map((one) => (one === old ? { ...one, ...next } : one)))
  const save = () =>
    send(
      () => changeHours({ organization, staffId, from: when === "now" ? today : from, hours }),
      () => toast.success(when === "now" ? "Hours saved" : "Hours planned"),
    )
  return (
    <SectionCard
      title="Weekly hours"
      description={
        changes.length > 0
          ? `Another week begins ${changes.join(", then ")}.`
          : `${formatDuration(weekMinutes(hours))} a week`
      }
      flush
      footer={
        mayChange ? (
          <div className="flex w-full flex-wrap items-end justify-between gap-3">
            <div className="flex flex-wrap items-end gap-3">
              <SegmentedControl
                label="When they hold"
                options={[
                  { value: "now", label: "From today" },
                  { value: "later", label: "From a day on" },
                ]}
                value={when}
                onValueChange={setWhen}
              />
              {when === "later" ? (
                <Field label="First day" hideLabel error={fault("from")}>
                  <DatePicker value={from} min={today} onValueChange={setFrom} placeholder="First day" />
                </Field>
              ) : null}
            </div>
            <Button
              variant="primary"
              pending={pending}
              disabled={when === "later" && !from}
              title={when === "later" && !from ? "Choose the first day" : undefined}
              onClick={save}
            >
              {when === "now" ? "Save hours" : "Plan hours"}
            </Button>
          </div>
        ) : undefined
      }
    >
      <fieldset disabled={!mayChange}>
        <ul className="divide-y divide-border border-t border-border">
          {weekdays.map((weekday) => {
            const day = hours.filter((one) => one.weekday === weekday)
            const name = weekdayName(weekday)
            return (
              <li
                key={weekday}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 px-card py-2.5 sm:grid-cols-[6rem_minmax(0,1fr)_auto]"
              >
                <p className="pt-1.5 font-medium">{name}</p>
                <div className="order-last col-span-2 min-w-0 space-y-2 sm:order-none sm:col-span-1">
                  {day.length === 0 ? <p className="text-muted sm:pt-1.5">Off</p> : null}
                  {day.map((stretch, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
                    <div key={index} className="flex items-center gap-2">
                      <TimeInput
                        className="w-20"
                        aria-label={`${name}, begin of stretch ${index + 1}`}
                        value={stretch.starts}
                        onValueChange={(starts) => change(stretch, { starts })}
                      />
                      <span className="text-muted">–</span>
                      <TimeInput
                        className="w-20"
                        aria-label={`${name}, end of stretch ${index + 1}`}
                        value={stretch.ends}
                        onValueChange={(ends) => change(stretch, { ends })}
                      />
                      <Button
                        square
                        variant="ghost"
                        aria-label={`Remove stretch ${index + 1} of ${name}`}
                        onClick={() => set(hours.filter((one) => one !== stretch))}
                      >
                        <X aria-hidden="true" />
                      </Button>
                    </div>
                  ))}
                </div>
                <div className="flex">
                  <Button
                    square
                    variant="ghost"
                    aria-label={`Add hours on ${name}`}
                    disabled={day.length >= 6}
                    onClick={() =>
                      set(
                        [...hours, nextStretch(hours, weekday)].sort(
                          (a, b) => a.weekday - b.weekday || a.starts.localeCompare(b.starts),
                        ),
                      )
                    }
                  >
                    <Plus aria-hidden="true" />
                  </Button>
                  <Menu
                    trigger={
                      <Button square variant="ghost" aria-label={`Copy ${name}`}>
                        <Copy aria-hidden="true" />
                      </Button>
                    }
                    items={[
                      {
                        label: "To Monday to Friday",
                        onSelect: () => set(copyDay(hours, weekday, [1, 2, 3, 4, 5])),
                      },
                      { label: "To every day", onSelect: () => set(copyDay(hours, weekday, weekdays)) },
                    ]}
                  />
                </div>
              </li>
            )
          })}
        </ul>
      </fieldset>
      {refusal ? (
        <p role="alert" className="px-card pb-3 text-sm text-negative">
          {fault("hours") ?? refusal.message}
        </p>
      ) : null}
    </SectionCard>
  )
}
