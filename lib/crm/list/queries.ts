import { z } from "zod/mini"
import type { OrganizationContext } from "@/lib/core/context"
import type { Json } from "@/lib/core/database.types"
import { unwrap } from "@/lib/core/errors"
import { lifecycles } from "../schema"
import type { CustomerCursor, CustomerFilter } from "./schema"
import {
  type CustomerChoices,
  type CustomerPage,
  customerChoices,
  type ListedCustomer,
  listedCustomer,
  type PipelineColumn,
} from "./types"

/** Rows that come in one stretch. */
export const customersPerStretch = 100
const perExport = 1000
/** Cards in one column of the board; the rest is in the list. */
const cardsPerColumn = 50

const toFilter = ({ sort: _, ...filter }: CustomerFilter): { [key: string]: Json | undefined } => filter

/** The next stretch of the list after a row, and from the top also how many there are. */
export async function listCustomers(
  { db }: OrganizationContext,
  filter: CustomerFilter,
  after: CustomerCursor | null,
): Promise<CustomerPage> {
  const [found, total] = await Promise.all([
    db.rpc("list_customers", {
      p_filter: toFilter(filter),
      p_sort: filter.sort,
      p_after: after ?? undefined,
      p_limit: customersPerStretch + 1,
    }),
    after ? null : db.rpc("count_customers", { p_filter: toFilter(filter) }),
  ])
  const rows = z.array(listedCustomer).parse(unwrap(found))
  return {
    rows: rows.slice(0, customersPerStretch),
    more: rows.length > customersPerStretch,
    total: total && unwrap(total),
  }
}

/** Everybody a filter finds, or those of them who are named, a thousand at a time. */
export async function* exportCustomers(
  { db }: OrganizationContext,
  filter: CustomerFilter,
  ids: readonly string[] | null,
): AsyncGenerator<ListedCustomer[]> {
  let after: { value: string; id: string } | undefined
  for (;;) {
    const answer = await db.rpc("list_customers", {
      p_filter: { ...toFilter(filter), ...(ids ? { ids: [...ids] } : {}) },
      p_sort: filter.sort,
      p_after: after,
      p_limit: perExport,
    })
    const rows = z.array(listedCustomer).parse(unwrap(answer))
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < perExport) return
    after = { value: last.sort_value, id: last.id }
  }
}

/** Tags and sources in use, and who may own a customer. */
export async function getCustomerChoices(context: OrganizationContext): Promise<CustomerChoices> {
  const { db, organization, permissions } = context
  const [choices, staff] = await Promise.all([
    db.rpc("customer_choices"),
    permissions.has("staff.read")
      ? db
          .from("staff")
          .select("id, full_name")
          .eq("organization_id", organization.id)
          .eq("is_active", true)
          .order("full_name")
      : null,
  ])
  return {
    ...customerChoices.parse(unwrap(choices)),
    owners: staff ? unwrap(staff).map(({ id, full_name }) => ({ id, name: full_name })) : [],
  }
}

/** The pipeline: of each state how many there are, and those who came last. */
export async function listPipeline(context: OrganizationContext): Promise<PipelineColumn[]> {
  return Promise.all(
    lifecycles.map(async (lifecycle) => {
      const { rows, total } = await listCustomers(context, { lifecycle, sort: "-created" }, null)
      return { lifecycle, rows: rows.slice(0, cardsPerColumn), total: total ?? rows.length }
    }),
  )
}
