import { z } from "zod"
import { customerId, organizationSlug } from "@/lib/core/ids"

/** What is chosen field by field; the rest of both is kept anyway. */
export const mergeFields = [
  "full_name",
  "partner_name",
  "company_name",
  "email",
  "phone",
  "event_date",
  "event_type",
  "lifecycle",
  "source",
  "marketing_consent",
] as const

export const mergeInput = z.object({
  organization: organizationSlug,
  /** Who stays. */
  customerId,
  /** Who goes into them. */
  otherId: customerId,
  /** Fields that come from the one who goes. */
  take: z.array(z.enum(mergeFields)),
})
