"use client"

import { ArrowRight, Phone } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { BookingStatus, PaymentStatus } from "@/components/booking/manage/booking-badges"
import { statusWords } from "@/components/booking/manage/booking-words"
import { useSend } from "@/components/dashboard/use-send"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { DefinitionList } from "@/components/ui/definition-list"
import { LinkButton } from "@/components/ui/link-button"
import { SideSheet } from "@/components/ui/side-sheet"
import { toast } from "@/components/ui/toast"
import type { Entry } from "@/lib/booking/calendar/layout/types"
import type { CalendarAppointment } from "@/lib/booking/calendar/types"
import { setStatus } from "@/lib/booking/manage/actions"
import { type Steps, stepsFrom } from "@/lib/booking/manage/rules"
import type { Transition } from "@/lib/booking/manage/types"
import { formatDay, formatDuration, formatTime } from "@/lib/core/format"
import { timesOf } from "./calendar-words"
import { CancelVisit } from "./cancel-visit"

type VisitSheetProps = {
  organization: string
  entry: Entry
  timezone: string
  names: ReadonlyMap<string, string>
  steps: readonly (Transition & { kind: string })[]
  permissions: ReadonlySet<string>
  mayMove: boolean
  onMove: () => void
  onClose: () => void
  refresh: () => Promise<void>
}

function Attendees({ organization, entry }: Pick<VisitSheetProps, "organization" | "entry">) {
  return (
    <section className="mt-5">
      <h3 className="pb-1 font-semibold">
        {entry.seats?.taken} of {entry.seats?.capacity} places taken
      </h3>
      <ul className="divide-y divide-border">
        {entry.appointments.map(({ id, booking_id, booking }) => (
          <li key={id} className="relative flex items-center gap-3 py-2.5">
            <Link
              href={`/dashboard/${organization}/bookings/${booking_id}`}
              className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
            >
              {booking?.customer?.full_name ?? booking?.number ?? "Booked"}
            </Link>
            {booking ? <BookingStatus status={booking.status} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function facts({ entry, timezone, names, organization }: VisitSheetProps, lead: CalendarAppointment) {
  const { booking } = lead
  const minutes = Math.round((entry.endsAt - entry.startsAt) / 60_000)
  const around = [
    entry.startsAt > entry.blockedFrom ? `${(entry.startsAt - entry.blockedFrom) / 60_000} min before` : null,
    entry.blockedUntil > entry.endsAt ? `${(entry.blockedUntil - entry.endsAt) / 60_000} min after` : null,
  ].filter(Boolean)
  return [
    {
      term: "When",
      value: (
        <>
          <span className="block">{formatDay(new Date(entry.startsAt), timezone)}</span>
          <span data-numeric>
            {timesOf(entry, timezone)}, {formatDuration(minutes)}
          </span>
        </>
      ),
    },
    ...(around.length > 0 ? [{ term: "Kept free", value: around.join(", ") }] : []),
    { term: "With", value: names.get(entry.staffId ?? "") ?? "Not assigned" },
    ...(entry.seats ? [] : [{ term: "Service", value: entry.service }]),
    ...(entry.held && lead.hold_expires_at
      ? [{ term: "Held until", value: formatTime(lead.hold_expires_at, timezone) }]
      : []),
    ...(!entry.seats && booking?.customer
      ? [
          {
            term: "Customer",
            value: (
              <Link
                className="text-accent-text underline-offset-2 hover:underline"
                href={`/dashboard/${organization}/customers/${booking.customer.id}`}
              >
                {booking.customer.full_name}
              </Link>
            ),
          },
        ]
      : []),
    ...(!entry.seats && booking?.customer?.phone
      ? [
          {
            term: "Phone",
            value: (
              <a
                className="inline-flex items-center gap-1.5 text-accent-text underline-offset-2 hover:underline"
                href={`tel:${booking.customer.phone}`}
              >
                <Phone aria-hidden="true" className="size-3.5" />
                {booking.customer.phone}
              </a>
            ),
          },
        ]
      : []),
    ...(!entry.seats && booking?.notes ? [{ term: "Their note", value: booking.notes }] : []),
  ]
}

/** A visit's facts and what can be done with it, beside the calendar. */
export function VisitSheet(props: VisitSheetProps) {
  const { organization, entry, onClose, refresh } = props
  const [cancelling, setCancelling] = useState(false)
  const { pending, send } = useSend()
  const [lead] = entry.appointments
  const booking = lead?.booking
  if (!lead) return null
  const steps: Steps | null =
    booking && !entry.seats
      ? stepsFrom(
          booking.status,
          props.steps.filter(({ kind }) => kind === entry.kind),
          props.permissions,
        )
      : null
  const next = steps?.next
  const take = () => {
    if (!next || !booking) return
    send(
      () => setStatus({ organization, bookingId: lead.booking_id, status: next }),
      () => {
        toast.success(`${booking.number} is ${statusWords[next].label.toLowerCase()}`)
        void refresh()
      },
      (refused) => toast.error(refused.message),
    )
  }
  return (
    <>
      <SideSheet
        open={!cancelling}
        onOpenChange={(open) => open || onClose()}
        size="sm"
        title={entry.title}
        description={entry.seats ? undefined : (booking?.number ?? undefined)}
        footer={
          <>
            {steps?.mayCancel ? (
              <Button variant="ghost" className="text-negative" onClick={() => setCancelling(true)}>
                Cancel booking
              </Button>
            ) : null}
            {props.mayMove && entry.movable ? <Button onClick={props.onMove}>Move</Button> : null}
            {next ? (
              <Button variant="primary" pending={pending} onClick={take}>
                {statusWords[next].step}
              </Button>
            ) : null}
          </>
        }
      >
        <div className="space-y-4">
          {booking && !entry.seats ? (
            <div className="flex flex-wrap gap-1.5">
              {entry.held ? <Badge tone="caution">Held until paid</Badge> : null}
              <BookingStatus status={booking.status} />
              <PaymentStatus status={booking.payment_status} />
            </div>
          ) : null}
          <DefinitionList items={facts(props, lead)} />
          {entry.seats ? (
            <Attendees organization={organization} entry={entry} />
          ) : (
            <LinkButton href={`/dashboard/${organization}/bookings/${lead.booking_id}`} block>
              Open booking
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          )}
        </div>
      </SideSheet>
      {booking && cancelling ? (
        <CancelVisit
          organization={organization}
          bookingId={lead.booking_id}
          number={booking.number}
          currency={booking.currency}
          onClose={() => {
            setCancelling(false)
            void refresh()
          }}
        />
      ) : null}
    </>
  )
}
