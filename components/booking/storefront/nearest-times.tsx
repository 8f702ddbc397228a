import { LinkButton } from "@/components/ui/link-button"
import { type Choice, choiceHref } from "@/lib/booking/rules"
import { formatWhen } from "@/lib/core/format"

type NearestTimesProps = { path: string; choice: Choice; times: readonly string[]; timezone: string }

/** The nearest free times when the chosen one has gone; what was typed stays. */
export function NearestTimes({ path, choice, times, timezone }: NearestTimesProps) {
  if (times.length === 0) return null
  return (
    <section aria-label="Nearest free times" className="space-y-2">
      <p className="font-medium">Still free:</p>
      <ul className="flex flex-wrap gap-2">
        {times.map((startsAt) => (
          <li key={startsAt}>
            <LinkButton href={choiceHref(`${path}/details`, { ...choice, startsAt })} replace>
              {formatWhen(startsAt, timezone)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
