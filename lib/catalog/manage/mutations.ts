import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type {
  addCategoryInput,
  archiveServiceInput,
  orderServicesInput,
  removeCategoryInput,
  renameCategoryInput,
  ServiceInput,
} from "./schema"

const basisPoints = (percent: number) => Math.round(percent * 100)
const saved = z.object({ id: z.string(), slug: z.string(), updated_at: z.string() })

/**
 * Saves a service whole: its rules, options and people. Raises `changed_meanwhile` if it isn't any
 * more what the editor was opened with.
 */
export async function saveService(
  { db, organization }: OrganizationContext,
  input: ServiceInput,
): Promise<z.infer<typeof saved>> {
  const answer = await db.rpc("save_service", {
    p_organization_id: organization.id,
    p_service_id: input.serviceId ?? undefined,
    p_expected: input.expected ?? undefined,
    p_service: {
      name: input.name,
      category_id: input.categoryId,
      description: input.description,
      kind: input.kind,
      pricing: input.pricing,
      price_cents: input.priceCents,
      tax_rate_bp: basisPoints(input.taxPercent),
      duration_minutes: input.durationMinutes,
      buffer_before_minutes: input.bufferBeforeMinutes,
      buffer_after_minutes: input.bufferAfterMinutes,
      capacity: input.capacity,
      lead_time_minutes: input.leadTimeMinutes,
      max_advance_days: input.maxAdvanceDays,
      cancellation_window_hours: input.freeHours,
      cancellation_fees: input.fees.map(({ hours, percent }) => ({ hours, fee_bp: basisPoints(percent) })),
      no_show_fee_bp: input.noShowPercent === null ? null : basisPoints(input.noShowPercent),
      deposit_bp: basisPoints(input.depositPercent),
      turnaround_hours: input.turnaroundHours,
      is_active: input.isActive,
      options: input.options.map(({ id, name, priceCents, minutes }) => ({
        id,
        name,
        price_cents: priceCents,
        minutes,
      })),
      staff: input.staff.map(({ staffId, priceCents, minutes }) => ({
        staff_id: staffId,
        price_cents: priceCents,
        duration_minutes: minutes,
      })),
    },
  })
  return saved.parse(unwrap(answer))
}

/** Puts services into this order, on the storefront too. */
export async function orderServices(
  { db, organization }: OrganizationContext,
  { ids }: z.infer<typeof orderServicesInput>,
): Promise<void> {
  unwrap(await db.rpc("order_services", { p_organization_id: organization.id, p_ids: ids }))
}

/** Takes a service off the storefront, or puts it back. */
export async function archiveService(
  { db, organization }: OrganizationContext,
  { serviceId, isActive }: z.infer<typeof archiveServiceInput>,
): Promise<void> {
  const rows = unwrap(
    await db
      .from("services")
      .update({ is_active: isActive })
      .eq("organization_id", organization.id)
      .eq("id", serviceId)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("not_found")
}

const taken = {
  message: "There is a category of this name already.",
  fields: { name: ["There is a category of this name already."] },
}

function explain(error: unknown): never {
  if (error instanceof AppError && error.code === "duplicate") throw new AppError("duplicate", taken)
  throw error
}

/** Adds a heading, after the others. */
export async function addCategory(
  { db, organization }: OrganizationContext,
  { name }: z.infer<typeof addCategoryInput>,
): Promise<void> {
  const { count } = await db
    .from("service_categories")
    .select("id", { count: "exact", head: true })
    .eq("organization_id", organization.id)
  try {
    unwrap(
      await db
        .from("service_categories")
        .insert({ organization_id: organization.id, name, position: (count ?? 0) + 1 })
        .select("id"),
    )
  } catch (error) {
    explain(error)
  }
}

/** Gives a heading another name. */
export async function renameCategory(
  { db, organization }: OrganizationContext,
  { categoryId, name }: z.infer<typeof renameCategoryInput>,
): Promise<void> {
  try {
    const rows = unwrap(
      await db
        .from("service_categories")
        .update({ name })
        .eq("organization_id", organization.id)
        .eq("id", categoryId)
        .select("id"),
    )
    if (rows.length === 0) throw new AppError("not_found")
  } catch (error) {
    explain(error)
  }
}

/** Removes a heading; its services stay, under none. */
export async function removeCategory(
  { db, organization }: OrganizationContext,
  { categoryId }: z.infer<typeof removeCategoryInput>,
): Promise<void> {
  const rows = unwrap(
    await db
      .from("service_categories")
      .delete()
      .eq("organization_id", organization.id)
      .eq("id", categoryId)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("not_found")
}
