import { z } from "zod/mini"

/** A task as lists show it. */
export const task = z.object({
  id: z.string(),
  title: z.string(),
  due_on: z.nullable(z.string()),
  assignee_id: z.nullable(z.string()),
  status: z.enum(["open", "done", "dropped"]),
  done_at: z.nullable(z.string()),
  customer: z.nullable(z.object({ id: z.string(), full_name: z.string() })),
})
export type Task = z.infer<typeof task>

/** A further way to reach a customer. */
export const contact = z.object({
  id: z.string(),
  contact_type: z.enum(["email", "phone", "social"]),
  contact_value: z.string(),
  label: z.string(),
})
export type Contact = z.infer<typeof contact>

const text = z.nullish(z.string())
const values = z.nullish(z.record(z.string(), z.unknown()))
const entry = { id: z.string(), at: z.string(), by: z.nullable(z.string()) }

/** One thing that happened with a customer. */
export const timelineEntry = z.discriminatedUnion("kind", [
  z.object({
    ...entry,
    kind: z.literal("booking"),
    facts: z.object({
      number: z.string(),
      status: z.string(),
      payment_status: z.string(),
      total_cents: z.number(),
      currency: z.string(),
      what: text,
    }),
  }),
  z.object({
    ...entry,
    kind: z.literal("payment"),
    facts: z.object({
      method: z.string(),
      amount_cents: z.number(),
      refunded_cents: z.number(),
      currency: z.string(),
      status: z.string(),
      booking_id: text,
    }),
  }),
  z.object({
    ...entry,
    kind: z.literal("message"),
    facts: z.object({
      type: z.string(),
      direction: z.string(),
      template: z.string(),
      subject: text,
      status: z.string(),
    }),
  }),
  z.object({ ...entry, kind: z.literal("note"), facts: z.object({ body: z.string(), edited: z.boolean() }) }),
  z.object({
    ...entry,
    kind: z.literal("task"),
    facts: z.object({ title: z.string(), status: z.string(), due_on: text }),
  }),
  z.object({
    ...entry,
    kind: z.literal("change"),
    facts: z.object({ action: z.string(), old: values, new: values }),
  }),
])
export type TimelineEntry = z.infer<typeof timelineEntry>

/** A stretch of the timeline. */
export const timelinePage = z.object({ entries: z.array(timelineEntry), more: z.boolean() })
