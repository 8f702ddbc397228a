"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import {
  addContact,
  addTask,
  deleteNote,
  editNote,
  editTask,
  removeContact,
  setTaskStatus,
} from "./mutations"
import {
  addContactInput,
  addTaskInput,
  deleteNoteInput,
  editNoteInput,
  editTaskInput,
  removeContactInput,
  setTaskStatusInput,
} from "./schema"

const revalidate = (organization: string) => revalidatePath(`/dashboard/${organization}`, "layout")

export const changeNote = organizationAction
  .metadata({ name: "crm.edit_note", permission: "customers.update" })
  .inputSchema(editNoteInput)
  .action(async ({ parsedInput, ctx }) => {
    await editNote(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const removeNote = organizationAction
  .metadata({ name: "crm.delete_note", permission: "customers.update" })
  .inputSchema(deleteNoteInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteNote(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const newTask = organizationAction
  .metadata({ name: "crm.add_task", permission: "customers.update" })
  .inputSchema(addTaskInput)
  .action(async ({ parsedInput, ctx }) => {
    await addTask(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const changeTask = organizationAction
  .metadata({ name: "crm.edit_task", permission: "customers.update" })
  .inputSchema(editTaskInput)
  .action(async ({ parsedInput, ctx }) => {
    await editTask(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const moveTask = organizationAction
  .metadata({ name: "crm.set_task_status", permission: "customers.update" })
  .inputSchema(setTaskStatusInput)
  .action(async ({ parsedInput, ctx }) => {
    await setTaskStatus(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const newContact = organizationAction
  .metadata({ name: "crm.add_contact", permission: "customers.update" })
  .inputSchema(addContactInput)
  .action(async ({ parsedInput, ctx }) => {
    await addContact(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const dropContact = organizationAction
  .metadata({ name: "crm.remove_contact", permission: "customers.update" })
  .inputSchema(removeContactInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeContact(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })
