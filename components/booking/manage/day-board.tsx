import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { cn } from "@/components/ui/cn"
import { softTone } from "@/components/ui/tone"
import { spreadOverLanes } from "@/lib/booking/manage/rules"
import type { DayAppointment } from "@/lib/booking/manage/types"
import { formatTime } from "@/lib/core/format"
import { statusWords } from "./booking-words"
import { type DayScale, dayScale, placeOn } from "./day-scale"
import { NowLine } from "./now-line"

/** One row of the board: a person, or what nobody has been given yet. */
export interface BoardRow {
  id: string
  name: string
  appointments: DayAppointment[]
}

type DayBoardProps = { slug: string; timezone: string; dayStart: string; rows: readonly BoardRow[] }

const laneHeight = 2.75

/** Short appointments are drawn in their true length, but get the room their words need. */
function readableEnd({ starts_at, ends_at }: DayAppointment): string {
  const least = Date.parse(starts_at) + 58 * 60_000
  return Date.parse(ends_at) > least ? ends_at : new Date(least).toISOString()
}

function Block({
  appointment,
  scale,
  lane,
  slug,
  timezone,
}: {
  appointment: DayAppointment
  scale: DayScale
  lane: number
  slug: string
  timezone: string
}) {
  const { booking, service } = appointment
  const from = placeOn(scale, Date.parse(appointment.starts_at))
  const until = placeOn(scale, Date.parse(appointment.ends_at))
  const read = Math.min(100, placeOn(scale, Date.parse(readableEnd(appointment))))
  const who = booking?.customer?.full_name ?? booking?.number ?? "Booked"
  const time = formatTime(appointment.starts_at, timezone)
  const tone = booking ? statusWords[booking.status].tone : "neutral"
  return (
    <Link
      href={`/dashboard/${slug}/bookings/${appointment.booking_id}`}
      title={`${time}–${formatTime(appointment.ends_at, timezone)} ${who}, ${service?.name ?? ""}`}
      style={{ left: `${from}%`, width: `${read - from}%`, top: `${lane * laneHeight + 0.25}rem` }}
      className="group absolute h-10 rounded-md py-1 pr-1 pl-2 text-xs leading-4 whitespace-nowrap focus-visible:z-20"
    >
      <span
        aria-hidden="true"
        style={{ width: `${((until - from) / (read - from)) * 100}%` }}
        className={cn(
          "absolute inset-y-0 left-0 rounded-md border-l-2 border-current transition-[filter] group-hover:brightness-95",
          softTone[tone],
        )}
      />
      <span className="relative block truncate font-medium">{who}</span>
      <span className="relative block truncate text-muted">
        <span data-numeric>{time}</span> {service?.name}
        {booking ? <span className="sr-only">, {statusWords[booking.status].label}</span> : null}
      </span>
    </Link>
  )
}

/** The day by staff, from left to right, with the present as a line. For wide screens; phones get the list. */
export function DayBoard({ slug, timezone, dayStart, rows }: DayBoardProps) {
  const scale = dayScale(
    dayStart,
    rows.flatMap((row) => row.appointments),
  )
  return (
    <div className="overflow-x-auto border-t border-border max-md:hidden">
      <div className="min-w-[46rem]">
        <div className="flex h-7 border-b border-border">
          <div className="sticky left-0 z-20 w-40 shrink-0 border-r border-border bg-surface" />
          <div aria-hidden="true" className="relative flex-1">
            {scale.hours.map((mark) => (
              <span
                key={mark.label}
                data-numeric
                style={{ left: `${mark.at}%` }}
                className="absolute top-1.5 pl-1 text-xs text-muted"
              >
                {mark.label}
              </span>
            ))}
          </div>
        </div>
        <div className="relative">
          {rows.map((row) => {
            const { placed, lanes } = spreadOverLanes(
              row.appointments.map((one) => ({ ...one, ends_at: readableEnd(one), appointment: one })),
            )
            return (
              <div key={row.id} className="flex border-b border-border last:border-b-0">
                <div className="sticky left-0 z-20 flex w-40 shrink-0 items-start gap-2 border-r border-border bg-surface px-3 py-2.5">
                  <Avatar name={row.name} size="sm" />
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{row.name}</span>
                    <span data-numeric className="block text-xs text-muted">
                      {row.appointments.length}
                    </span>
                  </span>
                </div>
                <div
                  className="relative flex-1"
                  style={{ minHeight: `${Math.max(lanes * laneHeight + 0.5, 3.25)}rem` }}
                >
                  {scale.hours.map((mark) => (
                    <span
                      key={mark.label}
                      aria-hidden="true"
                      style={{ left: `${mark.at}%` }}
                      className="absolute inset-y-0 w-px bg-border first:hidden"
                    />
                  ))}
                  {placed.map(({ span, lane }) => (
                    <Block
                      key={span.id}
                      appointment={span.appointment}
                      scale={scale}
                      lane={lane}
                      slug={slug}
                      timezone={timezone}
                    />
                  ))}
                </div>
              </div>
            )
          })}
          <div className="pointer-events-none absolute inset-y-0 right-0 left-40">
            <NowLine from={scale.from} until={scale.until} />
          </div>
        </div>
      </div>
    </div>
  )
}
