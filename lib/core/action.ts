import "server-only"
import { headers } from "next/headers"
import { createSafeActionClient } from "next-safe-action"
import { z } from "zod"
import { AppError, type ErrorCode, toAppError } from "./errors"
import { organizationSlug } from "./ids"
import { log } from "./log"
import { type RateLimit, takeAttempt } from "./rate-limit"
import { clientIp, requestId } from "./request"
import { findOrganization, findPlatform, findUser } from "./session"
import { findSession } from "./supabase-server"
import { serviceClient } from "./supabase-service"

/** What a screen gets when an action says no. `fields` are messages for single inputs. */
export interface ActionError {
  code: ErrorCode
  message: string
  hint: string | null
  fields: Record<string, string[]> | null
  requestId: string
}

const metadata = z.object({
  /** `<module>.<verb_noun>`, as it is logged and audited. */
  name: z.string(),
  /** The permission an `organizationAction` needs. */
  permission: z.string().optional(),
  limit: z.custom<RateLimit>().optional(),
})

const everyone: RateLimit = { attempts: 60, windowSeconds: 60, blockSeconds: 60 }
const someone: RateLimit = { attempts: 240, windowSeconds: 60, blockSeconds: 60 }

const base = createSafeActionClient({
  defineMetadataSchema: () => metadata,
  defaultValidationErrorsShape: "flattened",
  async handleServerError(thrown, { metadata: action }): Promise<ActionError> {
    const error = toAppError(thrown)
    const id = await requestId()
    if (error.status >= 500)
      log.error({ err: thrown, cause: error.cause, requestId: id, action: action.name }, "action failed")
    return { code: error.code, message: error.message, hint: error.hint, fields: error.fields, requestId: id }
  },
}).use(async ({ next }) => {
  await refuseForeignOrigin()
  return next()
})

/*
 * Next compares Origin with Host only where there is an Origin and lets the rest through with a
 * warning. Browsers always send one with a POST, so whoever has none is not a browser on our page.
 */
async function refuseForeignOrigin(): Promise<void> {
  const sent = await headers()
  const origin = sent.get("origin")
  const host = sent.get("x-forwarded-host") ?? sent.get("host")
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== host) throw new AppError("foreign_origin")
}

async function spend(identifier: string, name: string, limit: RateLimit): Promise<void> {
  if (!(await takeAttempt(identifier, `action:${name}`, limit))) throw new AppError("too_many_attempts")
}

/** Writes a refusal to the audit log; that this fails must not hide the refusal itself. */
async function recordRefusal(name: string, code: ErrorCode, organizationId?: string): Promise<void> {
  const session = await findSession()
  const { error } = await serviceClient().rpc("record_refusal", {
    ...(organizationId ? { p_organization_id: organizationId } : {}),
    ...(session ? { p_actor_id: session.userId } : {}),
    p_action: name,
    p_code: code,
    p_request_id: await requestId(),
    p_ip: (await clientIp()) ?? "",
  })
  if (error) log.error({ err: error, action: name }, "refusal not recorded")
}

/** Anyone may call it: storefront and sign-in. Limited by address. */
export const publicAction = base.use(async ({ next, metadata: { name, limit } }) => {
  await spend(`ip:${(await clientIp()) ?? "unknown"}`, name, limit ?? everyone)
  return next()
})

/** Needs someone signed in; `ctx.context` is theirs. */
export const userAction = base.use(async ({ next, metadata: { name, limit } }) => {
  const context = await findUser()
  if (!context) throw new AppError("signed_out")
  await spend(`user:${context.user.id}`, name, limit ?? someone)
  return next({ ctx: { context } })
})

const target = z.object({ organization: organizationSlug })

/**
 * Acts in the organization whose slug the input carries as `organization`, if the caller holds the
 * permission in the action's metadata there; `ctx.context` is the proof.
 */
export const organizationAction = base.use(
  async ({ next, clientInput, metadata: { name, permission, limit } }) => {
    const parsed = target.safeParse(clientInput)
    if (!parsed.success) throw new AppError("invalid_request")
    const context = await findOrganization(parsed.data.organization)
    if (!context) {
      await recordRefusal(name, "not_found")
      throw new AppError("not_found")
    }
    if (!permission || !context.permissions.has(permission)) {
      await recordRefusal(name, "forbidden", context.organization.id)
      const suspended = context.organization.status === "suspended" && !permission?.endsWith(".read")
      throw new AppError(suspended ? "organization_suspended" : "forbidden")
    }
    await spend(`user:${context.user.id}`, name, limit ?? someone)
    return next({ ctx: { context } })
  },
)

/** Needs staff of the platform; which role may do what, the database decides. */
export const platformAction = base.use(async ({ next, metadata: { name, limit } }) => {
  const context = await findPlatform()
  if (!context) {
    await recordRefusal(name, "forbidden")
    throw new AppError("forbidden")
  }
  await spend(`user:${context.user.id}`, name, limit ?? someone)
  return next({ ctx: { context } })
})
