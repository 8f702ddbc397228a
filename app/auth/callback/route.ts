import { NextResponse } from "next/server"
import { env } from "@/lib/core/env"
import { authClient } from "@/lib/core/supabase-server"
import { safeRedirect } from "@/lib/identity/rules"

/** Where Google sends people back to: exchanges the code, which only the browser that began can do (PKCE). */
export async function GET(request: Request): Promise<NextResponse> {
  const { searchParams } = new URL(request.url)
  const code = searchParams.get("code")
  const { auth } = await authClient()
  const failed = !code || (await auth.exchangeCodeForSession(code)).error
  const target = failed ? "/sign-in?problem=provider" : safeRedirect(searchParams.get("next"), "/auth/home")
  return NextResponse.redirect(new URL(target, env.APP_URL), 303)
}
