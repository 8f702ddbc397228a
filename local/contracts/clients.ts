import { randomUUID } from "node:crypto"
import { createClient, type SupabaseClient } from "@supabase/supabase-js"
import { inject } from "vitest"
import { z } from "zod"

const { url, anonKey, serviceRoleKey, mailUrl } = inject("supabase")
const options = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } }

/** A good password. */
export const password = "Contract-test-2026"

/** A client that has not signed in. */
export function anonymous(headers: Record<string, string> = {}): SupabaseClient {
  return createClient(url, anonKey, { ...options, global: { headers } })
}

/** The server's client. */
export function server(): SupabaseClient {
  return createClient(url, serviceRoleKey, options)
}

/** An address that nobody has. */
export function newEmail(): string {
  return `contract-${randomUUID()}@example.com`
}

/** A confirmed account, signed in. */
export async function signedIn(headers: Record<string, string> = {}) {
  const email = newEmail()
  const made = await server().auth.admin.createUser({ email, password, email_confirm: true })
  if (made.error) throw made.error
  const client = anonymous(headers)
  const { data, error } = await client.auth.signInWithPassword({ email, password })
  if (error) throw error
  return { client, email, user: data.user, session: data.session }
}

const inboxSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      to: z.array(z.string()),
      subject: z.string(),
      html: z.string().nullish(),
      text: z.string().nullish(),
    }),
  ),
})

/** The newest mail to an address. */
export async function latestMail(to: string): Promise<{ subject: string; text: string }> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const answer = await fetch(`${mailUrl}/emails`, { headers: { authorization: "Bearer re_contract" } })
    const mails = inboxSchema.parse(await answer.json()).data.filter((mail) => mail.to.includes(to))
    const found = mails.at(-1)
    if (found) return { subject: found.subject, text: found.text ?? "" }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`No mail came to ${to}.`)
}
