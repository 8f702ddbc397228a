import { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"
import { paymentChoices } from "./schema"

/** Members' names by user id, for "by whom" on timelines and notes. */
export async function listMemberNames({ db }: OrganizationContext): Promise<Map<string, string>> {
  const rows = unwrap(await db.rpc("member_names"))
  return new Map(rows.map((row) => [row.user_id, row.full_name]))
}

const general = z.object({
  name: z.string(),
  contact_email: z.string().nullable(),
  phone: z.string().nullable(),
  about: z.string().nullable(),
  brand_color: z.string().nullable(),
  settings: z.looseObject({ payment: z.array(z.enum(paymentChoices)).optional().catch(undefined) }),
})
export type GeneralSettings = z.infer<typeof general>

/** What an organization says of itself, and how it takes money. */
export async function getGeneralSettings({
  db,
  organization,
}: OrganizationContext): Promise<GeneralSettings> {
  const answer = await db
    .from("organizations")
    .select("name, contact_email, phone, about, brand_color, settings")
    .eq("id", organization.id)
    .single()
  return general.parse(unwrap(answer))
}
