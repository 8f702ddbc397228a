import { SectionCard } from "@/components/ui/section-card"
import { Timeline } from "@/components/ui/timeline"
import type { Tone } from "@/components/ui/tone"
import type { BookingDetail } from "@/lib/booking/manage/types"
import type { ContextOrganization } from "@/lib/core/context"
import { formatWhen } from "@/lib/core/format"
import { eventActor, eventDetail, eventTitle } from "./event-words"

type BookingTimelineProps = {
  booking: Pick<BookingDetail, "events" | "currency">
  organization: Pick<ContextOrganization, "timezone" | "locale">
  names: ReadonlyMap<string, string>
}

const tones: Record<string, Tone> = {
  completed: "positive",
  payment_received: "positive",
  cancelled: "negative",
  no_show: "negative",
  payment_failed: "negative",
}

/** Everything that happened to a booking, newest first. */
export function BookingTimeline({ booking, organization, names }: BookingTimelineProps) {
  const frame = { ...organization, currency: booking.currency }
  return (
    <SectionCard title="Timeline">
      <Timeline
        items={booking.events.map((event) => ({
          key: event.id,
          title: eventTitle(event),
          when: formatWhen(event.created_at, organization.timezone),
          dateTime: event.created_at,
          tone: tones[event.event_type],
          detail: [eventActor(event, names), eventDetail(event, frame)].filter(Boolean).join(" · "),
        }))}
      />
    </SectionCard>
  )
}
