import "server-only"
import { requireOrganization } from "@/lib/core/session"
import { listMemberNames } from "@/lib/tenancy/queries"
import { listTasks } from "./queries"
import type { TaskFilter } from "./schema"

/** Tasks, with the names of those they may be given to. */
export async function loadTasks(slug: string, filter: TaskFilter) {
  const context = await requireOrganization(slug, "customers.read")
  const may = context.permissions
  const [tasks, names] = await Promise.all([
    listTasks(context, filter, new Date()),
    may.has("bookings.read") ? listMemberNames(context) : new Map<string, string>(),
  ])
  return {
    tasks,
    people: [...names].map(([id, name]) => ({ id, name })),
    me: context.memberId,
    organization: context.organization,
    mayUpdate: may.has("customers.update"),
  }
}
