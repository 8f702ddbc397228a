import commonPasswords from "./common-passwords.json"

/**
 * Where to go after signing in: a path of ours, or the fallback. Whatever a browser could read as
 * another host or a script (`//evil`, `/\evil`, control characters, `javascript:`) is refused.
 */
export function safeRedirect(target: string | null | undefined, fallback = "/"): string {
  if (!target?.startsWith("/") || target.length > 2000) return fallback
  const hidden = [...target].some((letter) => letter <= " " || letter === "\\" || letter === "\u007f")
  if (hidden || target.startsWith("//")) return fallback
  const base = "http://here.invalid"
  if (!URL.canParse(target, base)) return fallback
  const url = new URL(target, base)
  if (
    url.origin !== base ||
    url.pathname.startsWith("//") ||
    /^\/+(%09|%0a|%0d|%5c|%2f)/i.test(url.pathname)
  ) {
    return fallback
  }
  return url.pathname + url.search + url.hash
}

/** A mail may carry our own destination with its host; foreign ones stay as they are, to be refused. */
export function withoutOrigin(target: string | undefined, appUrl: string): string | undefined {
  const { origin } = new URL(appUrl)
  return target?.startsWith(`${origin}/`) ? target.slice(origin.length) : target
}

export const passwordLength = { min: 12, max: 128 }

const common: ReadonlySet<string> = new Set(commonPasswords)

/** Why a password is refused, in one sentence; null if it will do. */
export function passwordFault(password: string, email = ""): string | null {
  if (password.length < passwordLength.min) return "Use at least 12 characters."
  if (password.length > passwordLength.max) return "Use at most 128 characters."
  const plain = unmask(password)
  const name = email.split("@")[0]?.toLowerCase() ?? ""
  if (new Set(plain).size < 5) return "Use more different characters."
  if (name.length >= 5 && plain.replace(name, "").length < 5) return "Don't use your e-mail address."
  if (common.has(plain) || common.has(plain.replace(/[^a-z]+$/, "")) || isRun(plain)) {
    return "This password is too common. Three or four unrelated words make a good one."
  }
  return null
}

/* What people do to a common word to make it look strong: capitals, digits for letters. */
function unmask(password: string): string {
  const lower = password.toLowerCase().trim()
  if (common.has(lower)) return lower
  return lower.replaceAll("@", "a").replaceAll("$", "s").replaceAll("0", "o")
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "0123456789".repeat(3), "qwertyuiopasdfghjklzxcvbnm"]

function isRun(password: string): boolean {
  const digits = password.replaceAll("o", "0")
  return rows.some((row) => {
    const backwards = [...row].reverse().join("")
    return [password, digits].some((text) => row.includes(text) || backwards.includes(text))
  })
}

/** The address an organization gets from its name: "Glow & Co." → "glow-co". */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "")
}
