import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import type { blockInput, moveInput, unblockInput } from "./schema"
import { type MovedAppointment, movedAppointment } from "./types"

/** Gives a visit another time or person. Refused with `changed_meanwhile` when `expected` is an older state. */
export async function moveAppointment(
  { db, organization }: OrganizationContext,
  input: z.infer<typeof moveInput>,
): Promise<MovedAppointment> {
  const answer = unwrap(
    await db.rpc("move_appointment", {
      p_organization_id: organization.id,
      p_appointment_id: input.appointmentId,
      p_starts_at: input.startsAt,
      p_ends_at: input.endsAt,
      p_staff_id: input.staffId,
      p_expected_updated_at: input.expected,
      p_notify: input.notify,
    }),
  )
  return movedAppointment.parse(answer)
}

const blocked = z.object({ id: z.string(), visits: z.number() })

/** Makes somebody unavailable for a while; answers how many visits stand in that time. */
export async function blockTime(
  { db, organization }: OrganizationContext,
  input: z.infer<typeof blockInput>,
): Promise<z.infer<typeof blocked>> {
  const answer = unwrap(
    await db.rpc("block_time", {
      p_organization_id: organization.id,
      p_staff_id: input.staffId,
      p_starts_at: input.startsAt,
      p_ends_at: input.endsAt,
      p_kind: input.kind,
      p_note: input.note,
    }),
  )
  return blocked.parse(answer)
}

/** Makes a blocked time free again. */
export async function unblockTime(
  { db, organization }: OrganizationContext,
  { timeOffId }: z.infer<typeof unblockInput>,
): Promise<void> {
  unwrap(await db.rpc("unblock_time", { p_organization_id: organization.id, p_time_off_id: timeOffId }))
}
