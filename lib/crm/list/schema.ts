import { z } from "zod"
import { customerId, organizationSlug } from "@/lib/core/ids"
import { lifecycles } from "../schema"

const word = (max: number) => z.string().trim().min(1).max(max).optional().catch(undefined)

export const lastBookingChoices = ["month", "lapsed", "year", "never"] as const
export const customerSorts = ["name", "-name", "created", "-created", "last", "-last"] as const

/** The customers list as the URL asks for it; what makes no sense there is left out. */
export const customerFilter = z.object({
  q: word(100),
  lifecycle: z.enum(lifecycles).optional().catch(undefined),
  tag: word(40),
  owner: z.guid().or(z.literal("nobody")).optional().catch(undefined),
  source: word(80),
  last: z.enum(lastBookingChoices).optional().catch(undefined),
  sort: z.enum(customerSorts).default("-created").catch("-created"),
})
export type CustomerFilter = z.infer<typeof customerFilter>

/** The last row somebody has, after which the list goes on. */
export const customerCursor = z.object({ value: z.string().max(200), id: customerId })
export type CustomerCursor = z.infer<typeof customerCursor>

const tag = z.string().trim().min(1, "Enter a tag.").max(40, "Keep it under 40 characters.")

/** One change to many: those named, or, without names, whoever the filter finds. */
export const changeCustomersInput = z.object({
  organization: organizationSlug,
  ids: z.array(customerId).max(10_000).nullable(),
  filter: customerFilter,
  change: z.union([
    z.strictObject({ lifecycle: z.enum(lifecycles) }),
    z.strictObject({ add_tag: tag }),
    z.strictObject({ remove_tag: tag }),
  ]),
})
