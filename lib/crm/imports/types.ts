import { z } from "zod/mini"

/** An import and how far it is. */
export const customerImport = z.object({
  id: z.string(),
  file_name: z.string(),
  on_duplicate: z.enum(["skip", "update"]),
  status: z.enum(["staging", "running", "done", "undone"]),
  total: z.number(),
  added: z.number(),
  updated: z.number(),
  skipped: z.number(),
  refused: z.number(),
  kept: z.number(),
  created_at: z.string(),
})
export type CustomerImport = z.infer<typeof customerImport>

/** A line that was not taken in, and why. */
export const refusedLine = z.object({
  line: z.number(),
  reason: z.nullable(z.string()),
  fields: z.object({
    full_name: z.string(),
    email: z.string(),
    phone: z.string(),
    company_name: z.string(),
    tags: z.array(z.string()),
  }),
})
export type RefusedLine = z.infer<typeof refusedLine>
