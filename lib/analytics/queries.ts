import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { type DayAtAGlance, dayAtAGlance, type SetupProgress, setupProgress } from "./types"

/** The figures of a day against a week before, what needs attention, and the week ahead. */
export async function getDayAtAGlance({ db }: OrganizationContext, day?: string): Promise<DayAtAGlance> {
  return dayAtAGlance.parse(unwrap(await db.rpc("day_at_a_glance", { p_date: day })))
}

/** How far a business has come in setting itself up; null for who may not set it up. */
export async function findSetupProgress({ db }: OrganizationContext): Promise<SetupProgress | null> {
  return setupProgress.nullable().parse(unwrap(await db.rpc("setup_progress")))
}
