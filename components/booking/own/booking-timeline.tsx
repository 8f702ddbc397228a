import { Timeline } from "@/components/ui/timeline"
import { eventWords } from "@/lib/booking/own/rules"
import type { OwnBooking } from "@/lib/booking/own/types"
import { formatDateTime } from "@/lib/core/format"

/** What has happened so far, newest first. */
export function BookingTimeline({ own }: { own: OwnBooking }) {
  const { currency } = own.booking
  const { timezone } = own.organization
  const items = own.events
    .flatMap((event, index) => {
      const title = eventWords(event, { currency, timezone })
      return title
        ? [
            {
              key: `${index}`,
              title,
              when: formatDateTime(event.created_at, timezone),
              dateTime: event.created_at,
            },
          ]
        : []
    })
    .reverse()
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-4 text-lg font-semibold">
        What happened so far
      </h2>
      <Timeline items={items} />
    </section>
  )
}
