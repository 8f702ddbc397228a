import { z } from "zod"
import { organizationSlug } from "@/lib/core/ids"

const organization = organizationSlug
const importId = z.guid()

/** Lines that are sent at once. */
export const linesPerCall = 500

export const beginImportInput = z.object({
  organization,
  fileName: z.string().trim().min(1).max(200),
  onDuplicate: z.enum(["skip", "update"]),
})

export const stageRowsInput = z.object({
  organization,
  importId,
  rows: z
    .array(
      z.object({
        line: z.number().int().min(1).max(1_000_000),
        fields: z.object({
          full_name: z.string().max(1000),
          email: z.string().max(500),
          phone: z.string().max(100),
          company_name: z.string().max(1000),
          tags: z.array(z.string().max(200)).max(50),
          marketing_consent: z.boolean(),
        }),
      }),
    )
    .max(linesPerCall),
})

export const importInput = z.object({ organization, importId })
