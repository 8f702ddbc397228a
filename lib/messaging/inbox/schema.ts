import { z } from "zod"
import { organizationSlug } from "@/lib/core/ids"

/** Without an id everything is marked as read. */
export const markReadInput = z.object({ organization: organizationSlug, noticeId: z.guid().nullable() })
