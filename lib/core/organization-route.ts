import "server-only"
import { z } from "zod"
import type { OrganizationContext } from "./context"
import { AppError, toAppError } from "./errors"
import { log } from "./log"
import { requestId } from "./request"
import { findOrganization } from "./session"

/**
 * Answers a live screen's question about one organization: who may not ask it is told so, and what
 * fails says no more than its code and a sentence. A `Response`, such as a download, is passed on as it is.
 */
export async function organizationRoute(
  slug: string,
  permission: string,
  answer: (context: OrganizationContext) => Promise<unknown>,
): Promise<Response> {
  try {
    const context = await findOrganization(slug)
    if (!context) throw new AppError("not_found")
    if (!context.permissions.has(permission)) throw new AppError("forbidden")
    const answered = await answer(context)
    if (answered instanceof Response) return answered
    return Response.json(answered, { headers: { "cache-control": "no-store" } })
  } catch (thrown) {
    const error = thrown instanceof z.ZodError ? new AppError("invalid_request") : toAppError(thrown)
    const id = await requestId()
    if (error.status >= 500) log.error({ err: thrown, requestId: id }, "question failed")
    return Response.json(
      { code: error.code, message: error.message, requestId: id },
      { status: error.status, headers: { "cache-control": "no-store" } },
    )
  }
}
