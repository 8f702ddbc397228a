"use server"

import { revalidatePath } from "next/cache"
import { organizationAction } from "@/lib/core/action"
import {
  addClosure,
  addTimeOff,
  deactivatePerson,
  reactivatePerson,
  removeClosure,
  removeTimeOff,
  saveHours,
  saveOffers,
  savePerson,
} from "./mutations"
import {
  closureInput,
  deactivateInput,
  hoursInput,
  offersInput,
  personInput,
  reactivateInput,
  removeClosureInput,
  removeTimeOffInput,
  timeOffInput,
} from "./schema"

/** Who works when decides what customers can book. */
function revalidate(organization: string) {
  revalidatePath(`/dashboard/${organization}`, "layout")
  revalidatePath(`/b/${organization}`, "layout")
}

export const addPerson = organizationAction
  .metadata({ name: "people.add_staff", permission: "staff.create" })
  .inputSchema(personInput)
  .action(async ({ parsedInput, ctx }) => {
    const person = await savePerson(ctx.context, { ...parsedInput, staffId: null })
    revalidate(parsedInput.organization)
    return person
  })

export const changePerson = organizationAction
  .metadata({ name: "people.update_staff", permission: "staff.update" })
  .inputSchema(personInput)
  .action(async ({ parsedInput, ctx }) => {
    const person = await savePerson(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return person
  })

export const changeHours = organizationAction
  .metadata({ name: "people.save_hours", permission: "staff.update" })
  .inputSchema(hoursInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveHours(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const changeOffers = organizationAction
  .metadata({ name: "people.save_offered_services", permission: "services.update" })
  .inputSchema(offersInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveOffers(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const takeTimeOff = organizationAction
  .metadata({ name: "people.add_time_off", permission: "staff.update" })
  .inputSchema(timeOffInput)
  .action(async ({ parsedInput, ctx }) => {
    const added = await addTimeOff(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return added
  })

export const dropTimeOff = organizationAction
  .metadata({ name: "people.remove_time_off", permission: "staff.update" })
  .inputSchema(removeTimeOffInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeTimeOff(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })

export const takeOffTeam = organizationAction
  .metadata({ name: "people.deactivate_staff", permission: "staff.update" })
  .inputSchema(deactivateInput)
  .action(async ({ parsedInput, ctx }) => {
    const handedOver = await deactivatePerson(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return { handedOver }
  })

export const takeBack = organizationAction
  .metadata({ name: "people.reactivate_staff", permission: "staff.update" })
  .inputSchema(reactivateInput)
  .action(async ({ parsedInput, ctx }) => {
    await reactivatePerson(ctx.context, parsedInput.staffId)
    revalidate(parsedInput.organization)
  })

export const closeDays = organizationAction
  .metadata({ name: "people.add_closure", permission: "staff.update" })
  .inputSchema(closureInput)
  .action(async ({ parsedInput, ctx }) => {
    const added = await addClosure(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
    return added
  })

export const openDays = organizationAction
  .metadata({ name: "people.remove_closure", permission: "staff.update" })
  .inputSchema(removeClosureInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeClosure(ctx.context, parsedInput)
    revalidate(parsedInput.organization)
  })
