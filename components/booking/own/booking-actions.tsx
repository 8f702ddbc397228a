import { LinkButton } from "@/components/ui/link-button"
import { cancelConsequence } from "@/lib/booking/own/rules"
import type { OwnBooking } from "@/lib/booking/own/types"
import { describePolicy } from "@/lib/booking/rules"
import { formatDateTime } from "@/lib/core/format"
import { CancelBooking } from "./cancel-booking"
import { MoveBooking } from "./move-booking"

type Props = {
  own: OwnBooking
  token: string
  now: Date
  /** Where the booking is shown: by its link, or among the person's own. */
  path: string
  /** Where the same is booked again. */
  again: string
  other: { times: { day: string; times: string[] }[]; later: string; staffId: string | null } | null
}

/** What the customer may still change. */
export function BookingActions({ own, token, now, path, again, other }: Props) {
  const { organization, may_cancel, may_reschedule, cancel_until, booking } = own
  const over = ["completed", "cancelled", "no_show"].includes(booking.status)
  return (
    <section aria-label="Change your booking" className="space-y-4">
      {other ? <MoveBooking own={own} token={token} path={path} other={other} /> : null}
      <div className="flex flex-wrap gap-2">
        {may_reschedule && !other ? (
          <LinkButton href={`${path}?move=1#move`} scroll={false}>
            Move to another time
          </LinkButton>
        ) : null}
        {may_cancel ? (
          <CancelBooking
            organization={organization.slug}
            token={token}
            consequence={cancelConsequence(own)}
          />
        ) : null}
        {over ? (
          <LinkButton href={again} variant="primary">
            Book again
          </LinkButton>
        ) : null}
      </div>
      {may_cancel ? (
        <ul aria-label="If your plans change" className="space-y-1 text-sm text-muted">
          {now < new Date(cancel_until) ? (
            <li>Free to cancel until {formatDateTime(cancel_until, organization.timezone)}.</li>
          ) : null}
          {describePolicy(booking.policy)
            .slice(1)
            .map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
        </ul>
      ) : null}
    </section>
  )
}
