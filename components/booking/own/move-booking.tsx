"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import { Select } from "@/components/ui/select"
import { TimeGrid } from "@/components/ui/time-grid"
import { rescheduleByLink } from "@/lib/booking/own/actions"
import type { OwnBooking } from "@/lib/booking/own/types"
import { actionError } from "@/lib/core/action-result"
import { formatDate, formatWhen } from "@/lib/core/format"
import { staffId as staffIdSchema } from "@/lib/core/ids"

type Props = {
  own: OwnBooking
  token: string
  path: string
  other: { times: { day: string; times: string[] }[]; later: string; staffId: string | null }
}

/** Chooses another free time for a booking. */
export function MoveBooking({ own, token, path, other }: Props) {
  const router = useRouter()
  const { timezone, slug } = own.organization
  const [day, setDay] = useState(other.times[0]?.day ?? "")
  const [startsAt, setStartsAt] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function move() {
    if (!startsAt) return setProblem("Choose a time first.")
    setPending(true)
    const staff_id = other.staffId ? staffIdSchema.parse(other.staffId) : null
    const answer = await rescheduleByLink({ organization: slug, token, starts_at: startsAt, staff_id }).catch(
      () => undefined,
    )
    setPending(false)
    const error = actionError(answer)
    if (!answer || error) {
      setProblem(error?.message ?? "We couldn't reach the server. Your booking is as it was; try again.")
      return router.refresh()
    }
    router.push(path)
  }
  const times = other.times.find((one) => one.day === day)?.times ?? []
  return (
    <section
      id="move"
      aria-labelledby="move-title"
      className="scroll-mt-6 space-y-5 rounded-xl border border-border bg-surface p-5"
    >
      <h2 id="move-title" className="text-lg font-semibold">
        Move to another time
      </h2>
      {problem ? <Callout tone="negative" title={problem} /> : null}
      {other.times.length === 0 ? (
        <p className="text-muted">Nothing is free in these two weeks.</p>
      ) : (
        <>
          <Select
            aria-label="Day"
            value={day}
            onValueChange={(value) => {
              setDay(value ?? "")
              setStartsAt(null)
            }}
            options={other.times.map((one) => ({
              value: one.day,
              label: formatDate(`${one.day}T12:00:00Z`, "UTC"),
            }))}
          />
          <TimeGrid
            label="Free times"
            timeZone={timezone}
            times={times.map((value) => ({ value }))}
            value={startsAt}
            onValueChange={setStartsAt}
          />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={move} pending={pending}>
          {startsAt ? `Move to ${formatWhen(startsAt, timezone)}` : "Move"}
        </Button>
        <LinkButton href={`${path}?move=1&day=${other.later}#move`} scroll={false}>
          Later days
        </LinkButton>
        <LinkButton href={path} variant="ghost" scroll={false}>
          Leave it as it is
        </LinkButton>
      </div>
    </section>
  )
}
