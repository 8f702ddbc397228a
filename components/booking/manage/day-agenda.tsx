import Link from "next/link"
import type { DayAppointment } from "@/lib/booking/manage/types"
import { formatTime } from "@/lib/core/format"
import { BookingStatus } from "./booking-badges"

type DayAgendaProps = {
  slug: string
  timezone: string
  appointments: readonly DayAppointment[]
  staff: ReadonlyMap<string, string>
}

/** The day as a list in the order of time, for phones. */
export function DayAgenda({ slug, timezone, appointments, staff }: DayAgendaProps) {
  return (
    <ol className="divide-y divide-border border-t border-border md:hidden">
      {appointments.map((appointment) => (
        <li key={appointment.id} className="relative flex gap-3 px-card py-3">
          <time dateTime={appointment.starts_at} className="w-11 shrink-0 font-medium">
            {formatTime(appointment.starts_at, timezone)}
          </time>
          <div className="min-w-0 flex-1">
            <Link
              href={`/dashboard/${slug}/bookings/${appointment.booking_id}`}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              {appointment.booking?.customer?.full_name ?? appointment.booking?.number ?? "Booked"}
            </Link>
            <p className="truncate text-sm text-muted">
              {[appointment.service?.name, staff.get(appointment.staff_id ?? "")].filter(Boolean).join(" · ")}
            </p>
          </div>
          {appointment.booking ? <BookingStatus status={appointment.booking.status} /> : null}
        </li>
      ))}
    </ol>
  )
}
