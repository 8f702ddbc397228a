import { z } from "zod"

const figures = z.object({
  bookings: z.number(),
  completed: z.number(),
  cancelled: z.number(),
  value_cents: z.number().nullable(),
  paid_cents: z.number().nullable(),
  new_customers: z.number(),
})
export type DayFigures = z.infer<typeof figures>

/** The day at a glance, as the database answers it. */
export const dayAtAGlance = z.object({
  date: z.string(),
  today: figures,
  last_week: figures,
  attention: z.object({
    pending: z.number(),
    holds: z.number(),
    unpaid: z.number().nullable(),
    overdue: z.number(),
  }),
  week: z.array(z.object({ date: z.string(), bookings: z.number(), minutes: z.number() })),
})
export type DayAtAGlance = z.infer<typeof dayAtAGlance>

/** What a new business has done of setting itself up. */
export const setupProgress = z.object({
  services: z.boolean(),
  hours: z.boolean(),
  look: z.boolean(),
  contact: z.boolean(),
  booking: z.boolean(),
})
export type SetupProgress = z.infer<typeof setupProgress>
