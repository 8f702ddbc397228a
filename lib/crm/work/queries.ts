import { z } from "zod/mini"
import type { OrganizationContext } from "@/lib/core/context"
import { dayOf } from "@/lib/core/days"
import { unwrap } from "@/lib/core/errors"
import type { TaskFilter } from "./schema"
import { type Contact, contact, type Task, type TimelineEntry, task, timelineEntry } from "./types"

const taskColumns = "id, title, due_on, assignee_id, status, done_at, customer:customers(id, full_name)"
const mostTasks = 200

/** What is to be done, the most urgent first; of what is done, the latest. At most 200. */
export async function listTasks(
  { db, organization, user }: OrganizationContext,
  { show }: TaskFilter,
  now: Date,
): Promise<Task[]> {
  let query = db
    .from("tasks")
    .select(taskColumns)
    .eq("organization_id", organization.id)
    .eq("status", show === "done" ? "done" : "open")
  if (show === "mine") query = query.eq("assignee_id", user.id)
  if (show === "overdue") query = query.lt("due_on", dayOf(now, organization.timezone))
  const sorted =
    show === "done"
      ? query.order("done_at", { ascending: false })
      : query.order("due_on", { nullsFirst: false }).order("id")
  return z.array(task).parse(unwrap(await sorted.limit(mostTasks)))
}

/** A customer's open tasks, the most urgent first. */
export async function listCustomerTasks(
  { db, organization }: OrganizationContext,
  customerId: string,
): Promise<Task[]> {
  const answer = await db
    .from("tasks")
    .select(taskColumns)
    .eq("organization_id", organization.id)
    .eq("customer_id", customerId)
    .eq("status", "open")
    .order("due_on", { nullsFirst: false })
    .limit(50)
  return z.array(task).parse(unwrap(answer))
}

/** Further ways to reach a customer. */
export async function listContacts(
  { db, organization }: OrganizationContext,
  customerId: string,
): Promise<Contact[]> {
  const answer = await db
    .from("customer_contacts")
    .select("id, contact_type, contact_value, label")
    .eq("organization_id", organization.id)
    .eq("customer_id", customerId)
    .order("created_at")
  return z.array(contact).parse(unwrap(answer))
}

/** Entries in one stretch of the timeline. */
const perStretch = 30

/** What happened with a customer, newest first, before the entry seen last. */
export async function listTimeline(
  { db }: OrganizationContext,
  customerId: string,
  before: { at: string; id: string } | null,
): Promise<{ entries: TimelineEntry[]; more: boolean }> {
  const answer = await db.rpc("customer_timeline", {
    p_customer_id: customerId,
    p_before: before ?? undefined,
    p_limit: perStretch + 1,
  })
  const entries = z.array(timelineEntry).parse(unwrap(answer))
  return { entries: entries.slice(0, perStretch), more: entries.length > perStretch }
}
