import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type {
  addContactInput,
  addTaskInput,
  deleteNoteInput,
  editNoteInput,
  editTaskInput,
  removeContactInput,
  setTaskStatusInput,
} from "./schema"

function one(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new AppError("not_found")
}

/** Changes the words of a note. */
export async function editNote(
  { db, organization }: OrganizationContext,
  { noteId, body }: z.infer<typeof editNoteInput>,
): Promise<void> {
  const notes = db.from("customer_notes").update({ body })
  one(unwrap(await notes.eq("organization_id", organization.id).eq("id", noteId).select("id")))
}

/** Hides a note, or brings it back with its writer and its time. */
export async function deleteNote(
  { db, organization }: OrganizationContext,
  { noteId, deleted }: z.infer<typeof deleteNoteInput>,
): Promise<void> {
  unwrap(
    await db.rpc("set_note_deleted", {
      p_organization_id: organization.id,
      p_note_id: noteId,
      p_deleted: deleted,
    }),
  )
}

/** Adds something to be done. */
export async function addTask(
  { db, organization }: OrganizationContext,
  { customerId, title, dueOn, assigneeId }: z.infer<typeof addTaskInput>,
): Promise<void> {
  const row = {
    organization_id: organization.id,
    customer_id: customerId,
    title,
    due_on: dueOn,
    assignee_id: assigneeId,
  }
  unwrap(await db.from("tasks").insert(row).select("id"))
}

/** Changes what is to be done, when and by whom. */
export async function editTask(
  { db, organization }: OrganizationContext,
  { taskId, title, dueOn, assigneeId }: z.infer<typeof editTaskInput>,
): Promise<void> {
  const tasks = db.from("tasks").update({ title, due_on: dueOn, assignee_id: assigneeId })
  one(unwrap(await tasks.eq("organization_id", organization.id).eq("id", taskId).select("id")))
}

/** Marks a task done, opens it again, or takes it off the list. */
export async function setTaskStatus(
  { db, organization }: OrganizationContext,
  { taskId, status }: z.infer<typeof setTaskStatusInput>,
): Promise<void> {
  const tasks = db.from("tasks").update({ status })
  one(unwrap(await tasks.eq("organization_id", organization.id).eq("id", taskId).select("id")))
}

/** Adds a way to reach a customer. */
export async function addContact(
  { db, organization }: OrganizationContext,
  { customerId, type, value, label }: z.infer<typeof addContactInput>,
): Promise<void> {
  const row = {
    organization_id: organization.id,
    customer_id: customerId,
    contact_type: type,
    contact_value: type === "phone" ? value.replaceAll(/[\s().-]/g, "") : value,
    label,
  }
  unwrap(await db.from("customer_contacts").insert(row).select("id"))
}

/** Removes a way to reach a customer. */
export async function removeContact(
  { db, organization }: OrganizationContext,
  { contactId }: z.infer<typeof removeContactInput>,
): Promise<void> {
  const contacts = db.from("customer_contacts").delete()
  one(unwrap(await contacts.eq("organization_id", organization.id).eq("id", contactId).select("id")))
}
