import { TZDate } from "@date-fns/tz"
import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { addToDay } from "@/lib/core/days"
import { AppError, unwrap } from "@/lib/core/errors"
import type { StaffId } from "@/lib/core/ids"
import { countVisits } from "./queries"
import type {
  closureInput,
  deactivateInput,
  hoursInput,
  offersInput,
  PersonInput,
  removeClosureInput,
  removeTimeOffInput,
  timeOffInput,
} from "./schema"

const row = (input: PersonInput) => ({
  full_name: input.fullName,
  title: input.title,
  bio: input.bio,
  email: input.email,
  phone: input.phone,
  member_type: input.memberType,
  is_bookable: input.isBookable,
})

/** Adds somebody, or changes who they are. */
export async function savePerson(
  { db, organization }: OrganizationContext,
  input: PersonInput,
): Promise<{ id: string }> {
  if (!input.staffId) {
    return unwrap(
      await db
        .from("staff")
        .insert({ organization_id: organization.id, ...row(input) })
        .select("id")
        .single(),
    )
  }
  const [saved] = unwrap(
    await db
      .from("staff")
      .update(row(input))
      .eq("organization_id", organization.id)
      .eq("id", input.staffId)
      .select("id"),
  )
  if (!saved) throw new AppError("not_found")
  return saved
}

/** Sets a week of hours, from a day on. */
export async function saveHours(
  { db, organization }: OrganizationContext,
  { staffId, from, hours }: z.infer<typeof hoursInput>,
): Promise<void> {
  unwrap(
    await db.rpc("save_hours", {
      p_organization_id: organization.id,
      p_staff_id: staffId,
      p_from: from ?? undefined,
      p_hours: hours.map(({ weekday, starts, ends }) => ({ weekday, starts_at: starts, ends_at: ends })),
    }),
  )
}

/** Says which services somebody offers. */
export async function saveOffers(
  { db, organization }: OrganizationContext,
  { staffId, serviceIds }: z.infer<typeof offersInput>,
): Promise<void> {
  unwrap(
    await db.rpc("save_offered_services", {
      p_organization_id: organization.id,
      p_staff_id: staffId,
      p_service_ids: serviceIds,
    }),
  )
}

const instant = ({ day, time }: { day: string; time: string }, timezone: string): string => {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number)
  const [hours = 0, minutes = 0] = time.split(":").map(Number)
  return new Date(new TZDate(year, month - 1, date, hours, minutes, 0, timezone)).toISOString()
}

/** Notes a time somebody isn't there. Answers how many of their visits lie in it; those stay booked. */
export async function addTimeOff(
  context: OrganizationContext,
  { staffId, from, until, kind, note }: z.infer<typeof timeOffInput>,
): Promise<{ visits: number }> {
  const { db, organization } = context
  const starts_at = instant(from, organization.timezone)
  const ends_at = instant(until, organization.timezone)
  const answer = await db
    .from("staff_time_off")
    .insert({ organization_id: organization.id, staff_id: staffId, starts_at, ends_at, kind, note })
    .select("id")
  // 23P01: an exclusion constraint
  if (answer.error?.code === "23P01") {
    const message = "They are off already in part of this time."
    throw new AppError("duplicate", { message, fields: { from: [message] } })
  }
  unwrap(answer)
  return { visits: await countVisits(context, starts_at, ends_at, staffId) }
}

/** Takes a time off back. */
export async function removeTimeOff(
  { db, organization }: OrganizationContext,
  { staffId, timeOffId }: z.infer<typeof removeTimeOffInput>,
): Promise<void> {
  const rows = unwrap(
    await db
      .from("staff_time_off")
      .delete()
      .eq("organization_id", organization.id)
      .eq("staff_id", staffId)
      .eq("id", timeOffId)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("not_found")
}

/** Takes somebody off the team; their visits stay theirs or go to somebody else. Answers how many went. */
export async function deactivatePerson(
  { db, organization }: OrganizationContext,
  { staffId, handTo }: z.infer<typeof deactivateInput>,
): Promise<number> {
  return unwrap(
    await db.rpc("deactivate_staff", {
      p_organization_id: organization.id,
      p_staff_id: staffId,
      p_hand_to: handTo ?? undefined,
    }),
  )
}

/** Takes somebody back into the team. */
export async function reactivatePerson(
  { db, organization }: OrganizationContext,
  staffId: StaffId,
): Promise<void> {
  const rows = unwrap(
    await db
      .from("staff")
      .update({ is_active: true })
      .eq("organization_id", organization.id)
      .eq("id", staffId)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("not_found")
}

/** Closes the business for some days. Answers how many visits lie in them; those stay booked. */
export async function addClosure(
  context: OrganizationContext,
  { from, until, reason }: z.infer<typeof closureInput>,
): Promise<{ visits: number }> {
  const { db, organization } = context
  unwrap(
    await db
      .from("business_closures")
      .insert({ organization_id: organization.id, starts_on: from, ends_on: until, reason })
      .select("id"),
  )
  const begin = instant({ day: from, time: "00:00" }, organization.timezone)
  const end = instant({ day: addToDay(until, 1), time: "00:00" }, organization.timezone)
  return { visits: await countVisits(context, begin, end) }
}

/** Opens the business again on days it was to be closed. */
export async function removeClosure(
  { db, organization }: OrganizationContext,
  { closureId }: z.infer<typeof removeClosureInput>,
): Promise<void> {
  const rows = unwrap(
    await db
      .from("business_closures")
      .delete()
      .eq("organization_id", organization.id)
      .eq("id", closureId)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("not_found")
}
