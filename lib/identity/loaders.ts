import "server-only"
import { redirect } from "next/navigation"
import { env } from "@/lib/core/env"
import { requestPath } from "@/lib/core/request"
import { findUser, requireUser } from "@/lib/core/session"
import { listMyOrganizations } from "./queries"
import { safeRedirect } from "./rules"
import { confirmSchema } from "./schema"

type SearchValue = string | string[] | undefined
export type SignInSearch = { next?: SearchValue; email?: SearchValue; problem?: SearchValue }

const one = (value: SearchValue) => (typeof value === "string" ? value : undefined)

/** What the sign-in and sign-up pages read from their address. */
export function loadSignIn(search: SignInSearch) {
  const next = safeRedirect(one(search.next), "") || undefined
  const query = next ? `?next=${encodeURIComponent(next)}` : ""
  return {
    next,
    email: one(search.email)?.slice(0, 254),
    problem: search.problem ? "Signing in with Google didn't work. Try again, or use another way." : null,
    demo: env.DEMO === "1",
    signUpHref: `/sign-up${query}`,
    signInHref: `/sign-in${query}`,
  }
}

/** For the first steps: who is signed in; whoever has an organization already is past them. */
export async function loadWelcome(): Promise<void> {
  const context = await requireUser()
  const [first] = await listMyOrganizations(context)
  if (first) redirect(`/dashboard/${first.slug}`)
}

const labels = {
  signup: ["Confirm your address", "Confirm and continue"],
  email: ["Confirm your address", "Confirm and continue"],
  email_change: ["Confirm your new address", "Confirm"],
  invite: ["Accept the invitation", "Accept and continue"],
  magiclink: ["Sign in", "Sign in"],
  recovery: ["Choose a new password", "Continue"],
} as const

/** What a mail's link asks for, or null where the link is incomplete. */
export function loadConfirm(search: Record<string, SearchValue>) {
  const parsed = confirmSchema.safeParse({
    token_hash: one(search.token_hash),
    type: one(search.type),
    next: one(search.next),
  })
  if (!parsed.success) return null
  const [title, label] = labels[parsed.data.type]
  return { input: parsed.data, title, label }
}

/** Who looks at a storefront, and where they would sign in to come back to it. */
export async function loadVisitor() {
  const context = await findUser()
  return {
    user: context?.user ?? null,
    signInHref: `/sign-in?next=${encodeURIComponent(await requestPath())}`,
  }
}
