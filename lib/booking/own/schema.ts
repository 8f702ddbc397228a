import { z } from "zod"
import { bookingToken, organizationSlug, staffId } from "@/lib/core/ids"

const link = z.object({ organization: organizationSlug, token: bookingToken })

/** Cancelling by link. */
export const cancelInput = link.extend({
  reason: z.string().trim().max(500, "Keep it under 500 characters."),
})

/** Moving to another free time by link. */
export const rescheduleInput = link.extend({
  starts_at: z.iso.datetime({ offset: true }),
  staff_id: staffId.nullable(),
})
