import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import type { Json } from "@/lib/core/database.types"
import { AppError, unwrap } from "@/lib/core/errors"
import { getGeneralSettings } from "./queries"
import type { generalInput } from "./schema"

/** Changes what an organization says of itself. Settings of other pages are kept. */
export async function updateGeneralSettings(
  context: OrganizationContext,
  input: z.infer<typeof generalInput>,
): Promise<void> {
  const { db, organization } = context
  const { settings } = await getGeneralSettings(context)
  const rows = unwrap(
    await db
      .from("organizations")
      .update({
        name: input.name,
        contact_email: input.contactEmail,
        phone: input.phone,
        about: input.about,
        brand_color: input.brandColor,
        settings: { ...(settings as Record<string, Json>), payment: input.payment },
      })
      .eq("id", organization.id)
      .select("id"),
  )
  if (rows.length === 0) throw new AppError("forbidden")
}
