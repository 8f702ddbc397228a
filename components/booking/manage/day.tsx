import { CalendarDays } from "lucide-react"
import { LinkButton } from "@/components/ui/link-button"
import { SectionCard } from "@/components/ui/section-card"
import type { loadDay } from "@/lib/booking/manage/loaders"
import { dayBounds } from "@/lib/booking/manage/rules"
import { plural } from "@/lib/core/format"
import { DayAgenda } from "./day-agenda"
import { type BoardRow, DayBoard } from "./day-board"

const nobody = "nobody"

type DayProps = { slug: string; timezone: string; today: string; day: ReturnType<typeof loadDay> }

/** Today's appointments by staff, with the present as a line. */
export async function Day({ slug, timezone, today, day }: DayProps) {
  const { appointments, staff } = await day
  const names = new Map(staff.map((one) => [one.id, one.full_name]))
  const of = (id: string) =>
    appointments.filter((one) =>
      id === nobody ? !one.staff_id || !names.has(one.staff_id) : one.staff_id === id,
    )
  const rows: BoardRow[] = [...names].map(([id, name]) => ({ id, name, appointments: of(id) }))
  const unassigned = of(nobody)
  if (unassigned.length > 0) rows.push({ id: nobody, name: "Not assigned", appointments: unassigned })
  return (
    <SectionCard
      title="Today"
      description={appointments.length === 0 ? undefined : plural(appointments.length, "booking")}
      flush
      actions={
        <LinkButton
          href={`/dashboard/${slug}/bookings?from=${today}&until=${today}`}
          size="sm"
          variant="ghost"
        >
          As a list
        </LinkButton>
      }
    >
      {appointments.length === 0 ? (
        <div className="flex flex-col items-center gap-2 border-t border-border px-card py-12 text-center text-muted">
          <CalendarDays aria-hidden="true" className="size-6" />
          <p>Nobody is booked for today yet.</p>
        </div>
      ) : (
        <>
          <DayBoard
            slug={slug}
            timezone={timezone}
            dayStart={dayBounds(today, timezone).from}
            rows={rows.filter((row) => row.appointments.length > 0 || rows.length <= 8)}
          />
          <DayAgenda slug={slug} timezone={timezone} appointments={appointments} staff={names} />
        </>
      )}
    </SectionCard>
  )
}
