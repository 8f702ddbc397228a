import { NextResponse } from "next/server"
import { env } from "@/lib/core/env"
import { findPlatform, findSecondFactor, findUser } from "@/lib/core/session"
import { homeOf } from "@/lib/identity/queries"

/** Leads to where someone belongs: the platform's console, their first organization, or their own page. */
export async function GET(): Promise<NextResponse> {
  const user = await findUser()
  const entrance = (await findSecondFactor())?.isDue ? "/sign-in/second-factor" : "/sign-in"
  const target = user ? await homeOf(user, await findPlatform()) : entrance
  return NextResponse.redirect(new URL(target, env.APP_URL), 303)
}
