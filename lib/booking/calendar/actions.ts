"use server"

import { organizationAction } from "@/lib/core/action"
import { blockTime, moveAppointment, unblockTime } from "./mutations"
import { blockInput, moveInput, unblockInput } from "./schema"

// None of these has the page rendered again: an open calendar fetches what changed by itself.

export const moveVisit = organizationAction
  .metadata({ name: "booking.move_appointment", permission: "appointments.update" })
  .inputSchema(moveInput)
  .action(({ parsedInput, ctx }) => moveAppointment(ctx.context, parsedInput))

export const block = organizationAction
  .metadata({ name: "booking.block_time", permission: "appointments.update" })
  .inputSchema(blockInput)
  .action(({ parsedInput, ctx }) => blockTime(ctx.context, parsedInput))

export const unblock = organizationAction
  .metadata({ name: "booking.unblock_time", permission: "appointments.update" })
  .inputSchema(unblockInput)
  .action(({ parsedInput, ctx }) => unblockTime(ctx.context, parsedInput))
