import { ChevronLeft, ChevronRight, Zap } from "lucide-react"
import { byDayPart } from "@/components/ui/day-parts"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { type Choice, choiceHref, type FreeTime } from "@/lib/booking/rules"
import type { PublicService } from "@/lib/catalog/types"
import { formatDate, formatTime, formatWhen, plural } from "@/lib/core/format"
import { ChoiceLink } from "./choice-link"
import { DayStrip } from "./day-strip"
import { VisitorZone } from "./visitor-zone"

type ChooseTimeProps = {
  path: string
  timezone: string
  book: {
    choice: Choice
    lead: PublicService
    day: string
    days: string[]
    times: Map<string, FreeTime[]>
    firstFree: string | null
    earlier: string | null
    later: string | null
  }
}

/** Free times: the first one at a tap, else by day. */
export function ChooseTime({ path, timezone, book }: ChooseTimeProps) {
  const { choice, lead, day, days, times, firstFree, earlier, later } = book
  const details = (startsAt: string) => choiceHref(`${path}/details`, { ...choice, day, startsAt })
  const free = times.get(day) ?? []
  return (
    <section id="times" aria-labelledby="time" className="scroll-mt-6 space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="time" className="text-lg font-semibold">
          {lead.kind === "pickup_delivery" ? "When shall we come?" : "When"}
        </h2>
        <span className="flex gap-1">
          {earlier ? (
            <LinkButton
              href={choiceHref(path, { ...choice, day: earlier })}
              scroll={false}
              square
              aria-label="Earlier days"
            >
              <ChevronLeft aria-hidden="true" />
            </LinkButton>
          ) : null}
          {later ? (
            <LinkButton
              href={choiceHref(path, { ...choice, day: later })}
              scroll={false}
              square
              aria-label="Later days"
            >
              <ChevronRight aria-hidden="true" />
            </LinkButton>
          ) : null}
        </span>
      </div>
      {firstFree ? (
        <LinkButton href={details(firstFree)} variant="primary" size="lg" block className="justify-center">
          <Zap aria-hidden="true" /> First free: {formatWhen(firstFree, timezone)}
        </LinkButton>
      ) : null}
      <DayStrip path={path} choice={choice} days={days} day={day} times={times} />
      <h3 className="font-medium">{formatDate(`${day}T12:00:00Z`, "UTC")}</h3>
      {free.length === 0 ? (
        <EmptyState title="Nothing is free on this day">Choose another day, or another person.</EmptyState>
      ) : (
        <div className="space-y-5">
          {byDayPart(
            free.map((time) => ({ ...time, value: time.startsAt })),
            timezone,
          ).map(({ part, times: members }) => (
            <div key={part}>
              <p className="pb-2 text-sm text-muted">{part}</p>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-2">
                {members.map(({ startsAt, seatsLeft }) => (
                  <li key={startsAt}>
                    <ChoiceLink
                      href={details(startsAt)}
                      chosen={choice.startsAt === startsAt}
                      className="flex-col justify-center py-1 font-medium tabular-nums"
                    >
                      {formatTime(startsAt, timezone)}
                      {lead.kind === "class" ? (
                        <span className="text-xs font-normal text-muted">{plural(seatsLeft, "place")}</span>
                      ) : null}
                    </ChoiceLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
      <VisitorZone timezone={timezone} />
    </section>
  )
}
