import { z } from "zod"
import type { SystemContext } from "./context"
import { systemContext } from "./system"

/** What a job knows of the try it is in. */
export interface Try {
  attempt: number
  isLast: boolean
}

/** A background job: its payload was checked, and running it twice has the effect of running it once. */
export interface Job {
  run: (payload: unknown, current: Try) => Promise<void>
}

/** The jobs of a module, by name: `<module>.<verb_noun>`, as SQL enqueues them. */
export type Jobs = Record<`${string}.${string}`, Job>

/** Defines a job by the schema of its payload and what it does. */
export function defineJob<Schema extends z.ZodType>(
  schema: Schema,
  work: (context: SystemContext, payload: z.infer<Schema>, current: Try) => Promise<void>,
): Job {
  return {
    run: (payload, current) => work(systemContext(), schema.parse(payload), current),
  }
}

/** The payload of a scheduled job: nothing but the schedule's own note. */
export const scheduled = z.looseObject({})
