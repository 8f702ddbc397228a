import { z } from "zod"
import { customerId, organizationSlug, userId } from "@/lib/core/ids"

const organization = organizationSlug
const noteId = z.guid()
const taskId = z.guid()
const title = z.string().trim().min(1, "Say what is to be done.").max(200, "Keep it under 200 characters.")
const dueOn = z.iso.date("Choose a day.").nullable()
const assigneeId = userId.nullable()

export const editNoteInput = z.object({
  organization,
  noteId,
  body: z.string().trim().min(1, "Write something first.").max(4000, "Keep it under 4,000 characters."),
})
export const deleteNoteInput = z.object({ organization, noteId, deleted: z.boolean() })

export const addTaskInput = z.object({
  organization,
  customerId: customerId.nullable(),
  title,
  dueOn,
  assigneeId,
})
export const editTaskInput = z.object({ organization, taskId, title, dueOn, assigneeId })
export const setTaskStatusInput = z.object({
  organization,
  taskId,
  status: z.enum(["open", "done", "dropped"]),
})

export const contactTypes = ["email", "phone", "social"] as const
export const addContactInput = z
  .object({
    organization,
    customerId,
    type: z.enum(contactTypes),
    value: z.string().trim().min(1, "Enter the contact.").max(254, "Keep it under 254 characters."),
    label: z.string().trim().max(80, "Keep it under 80 characters."),
  })
  .superRefine(({ type, value }, refinement) => {
    const complain = (message: string) => refinement.addIssue({ code: "custom", path: ["value"], message })
    if (type === "email" && !z.email().safeParse(value).success)
      complain("Enter an e-mail address, like you@example.com.")
    if (type === "phone" && !/^\+[1-9][0-9]{6,14}$/.test(value.replaceAll(/[\s().-]/g, "")))
      complain("Enter the number with its country code, such as +44 20 7946 0958.")
  })
export const removeContactInput = z.object({ organization, contactId: z.guid() })

/** Which tasks the tasks page shows. */
export const taskFilter = z.object({
  show: z.enum(["mine", "overdue", "open", "done"]).default("mine").catch("mine"),
})
export type TaskFilter = z.infer<typeof taskFilter>
