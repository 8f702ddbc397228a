import type { ListedCustomer } from "@/lib/crm/list/types"

/** One change made to many customers. */
export type Change = { lifecycle: ListedCustomer["lifecycle"] } | { add_tag: string } | { remove_tag: string }

/** A row as it will be after the change. */
export function applied(row: ListedCustomer, change: Change): ListedCustomer {
  if ("lifecycle" in change) return { ...row, lifecycle: change.lifecycle }
  if ("remove_tag" in change) return { ...row, tags: row.tags.filter((tag) => tag !== change.remove_tag) }
  return row.tags.includes(change.add_tag) ? row : { ...row, tags: [...row.tags, change.add_tag] }
}

/** What puts the rows back as they are now; those the change doesn't touch need nothing. */
export function inverses(
  rows: readonly ListedCustomer[],
  change: Change,
): { ids: string[]; change: Change }[] {
  const ids = (matches: (row: ListedCustomer) => boolean) => rows.filter(matches).map(({ id }) => id)
  const steps: { ids: string[]; change: Change }[] =
    "lifecycle" in change
      ? (["lead", "booked", "completed", "archived"] as const)
          .filter((lifecycle) => lifecycle !== change.lifecycle)
          .map((lifecycle) => ({ ids: ids((row) => row.lifecycle === lifecycle), change: { lifecycle } }))
      : "add_tag" in change
        ? [{ ids: ids((row) => !row.tags.includes(change.add_tag)), change: { remove_tag: change.add_tag } }]
        : [
            {
              ids: ids((row) => row.tags.includes(change.remove_tag)),
              change: { add_tag: change.remove_tag },
            },
          ]
  return steps.filter((step) => step.ids.length > 0)
}
