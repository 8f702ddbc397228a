import { z } from "zod"
import { invalid } from "./errors.ts"

/** A whole number as a form carries it. */
export const int = z
  .string()
  .regex(/^-?\d{1,15}$/, "Invalid integer")
  .transform(Number)

/** A number as a form carries it. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,12})?$/, "Invalid number")
  .transform(Number)

/** A yes or no as a form carries it. */
export const bool = z.enum(["true", "false"]).transform((value) => value === "true")

/** A text; the empty text unsets a field. */
export const text = z.string().max(5000)

/** Metadata: an empty value removes a key, an empty text removes all. */
export const metadata = z.union([z.literal(""), z.record(z.string().max(40), z.string().max(500))])

/** An address. */
export const address = z.object({
  line1: text.optional(),
  line2: text.optional(),
  city: text.optional(),
  state: text.optional(),
  postal_code: text.optional(),
  country: text.optional(),
})

/** A currency in lower case. */
export const currency = z
  .string()
  .length(3, "Invalid currency")
  .transform((value) => value.toLowerCase())

/** What `metadata` becomes after an update. */
export function mergeMetadata(
  old: Record<string, string>,
  change: z.output<typeof metadata> | undefined,
): Record<string, string> {
  if (change === undefined) return old
  if (change === "") return {}
  return Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== ""))
}

/** Parses a request's parameters, or says in Stripe's words which one is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const [head, ...rest] = (issue?.path ?? []).map(String)
  const name = `${head ?? ""}${rest.map((part) => `[${part}]`).join("")}`
  const absent = issue?.code === "invalid_type" && issue.message.endsWith("received undefined")
  throw absent
    ? invalid(`Missing required param: ${name}.`, name, "parameter_missing")
    : invalid(`Invalid ${name}: ${issue?.message ?? "not understood"}`, name, "parameter_invalid")
}
