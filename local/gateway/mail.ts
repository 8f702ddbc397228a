import { AsyncLocalStorage } from "node:async_hooks"
import { createHash, randomInt } from "node:crypto"
import type { LiteMail } from "./lite.ts"

/** What a mail from Auth is about. */
export type MailKind = "signup" | "recovery" | "magiclink" | "email_change" | "invite" | "reauthentication"

/** Where the person goes after the link in the mail, for the request at hand. */
export const redirectTarget = new AsyncLocalStorage<string | null>()

interface MailSettings {
  siteUrl: string
  mailUrl: string
  mailFrom: string
  mailKey: string
}

const words: Record<MailKind, { subject: string; lead: string; button: string }> = {
  signup: {
    subject: "Confirm your e-mail address",
    lead: "One step left: confirm that this address is yours.",
    button: "Confirm my address",
  },
  recovery: {
    subject: "Set a new password",
    lead: "Somebody asked for a new password for your account. If it was not you, leave this mail unanswered.",
    button: "Set a new password",
  },
  magiclink: {
    subject: "Your sign-in link",
    lead: "Use this link once to sign in. If you did not ask for it, leave this mail unanswered.",
    button: "Sign in",
  },
  email_change: {
    subject: "Confirm your new e-mail address",
    lead: "Confirm that this is the new address of your account.",
    button: "Confirm my new address",
  },
  invite: {
    subject: "You have been invited",
    lead: "You have been invited to open an account.",
    button: "Accept the invitation",
  },
  reauthentication: {
    subject: "Confirm that it is you",
    lead: "Enter this code to go on.",
    button: "",
  },
}

/** A six-digit code, and the hash that Auth keeps of it. */
export function newCode(email: string): { code: string; hash: string } {
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  return { code, hash: codeHash(email, code) }
}

/** The hash of a code that was sent to this address. */
export function codeHash(email: string, code: string): string {
  return createHash("sha256").update(`${email.toLowerCase()}${code}`).digest("hex")
}

/** The address in the application that confirms a token. */
export function confirmationLink(
  siteUrl: string,
  hash: string,
  kind: MailKind,
  target: string | null,
): string {
  const url = new URL("/auth/confirm", siteUrl)
  url.searchParams.set("token_hash", hash)
  url.searchParams.set("type", kind)
  const next = target ? localPath(siteUrl, target) : null
  if (next) url.searchParams.set("next", next)
  return url.toString()
}

/** Sends one of Auth's mails. A failure is logged only: who waits must not learn whether an account exists. */
export function sendAuthMail(
  settings: MailSettings,
  kind: MailKind,
  to: string,
  hash: string,
  code: string,
): void {
  const { subject, lead, button } = words[kind]
  const link = confirmationLink(settings.siteUrl, hash, kind, redirectTarget.getStore() ?? null)
  const action = button
    ? `<p><a href="${link.replaceAll("&", "&amp;")}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#1f2937;color:#fff;text-decoration:none">${button}</a></p>`
    : ""
  const html = `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;line-height:1.5;color:#111827">
<p>${lead}</p>${action}<p>Your code: <strong style="letter-spacing:2px">${code}</strong></p></body></html>`
  const text = [lead, button ? link : "", `Your code: ${code}`].filter(Boolean).join("\n\n")
  const body = JSON.stringify({ from: settings.mailFrom, to: [to], subject, html, text })
  const headers = { "content-type": "application/json", authorization: `Bearer ${settings.mailKey}` }
  fetch(`${settings.mailUrl}/emails`, { method: "POST", headers, body })
    .then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    })
    .catch((error: unknown) => console.error(`The mail "${subject}" was not sent:`, error))
}

/** Sends in our words what lite wants to say in its own. */
export async function forwardLiteMail(settings: MailSettings, mail: LiteMail): Promise<void> {
  const text = mail.text ?? ""
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ""
  const address = /https?:\/\/\S+\/auth\/v1\/verify\?\S+/.exec(text)?.[0]
  const url = address ? new URL(address) : null
  const type = url?.searchParams.get("type") ?? "reauthentication"
  const kind = isMailKind(type) ? type : "magiclink"
  sendAuthMail(settings, kind, mail.to, url?.searchParams.get("token") ?? "", code)
}

function isMailKind(value: string): value is MailKind {
  return value in words
}

function localPath(siteUrl: string, target: string): string | null {
  const url = URL.canParse(target, siteUrl) ? new URL(target, siteUrl) : null
  if (!url || url.origin !== new URL(siteUrl).origin) return null
  return `${url.pathname}${url.search}`
}
