const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
]
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux/, "Linux"],
]
const named = (from: [RegExp, string][], agent: string) => from.find(([sign]) => sign.test(agent))?.[1]

/** What people call the device behind a user agent: "Chrome on Windows". */
export function deviceName(agent: string | null): string {
  const browser = named(browsers, agent ?? "")
  const system = named(systems, agent ?? "")
  if (browser && system) return `${browser} on ${system}`
  return browser ?? system ?? "Unknown device"
}

const titles: Record<string, string> = {
  sign_in: "Signed in",
  sign_in_failed: "Sign-in failed",
  sign_out: "Signed out",
  refresh_reused: "A copied session was stopped",
  revoked: "A device was signed out",
  password_changed: "Password changed",
  email_changed: "E-mail address changed",
  mfa_enrolled: "Second step turned on",
  mfa_removed: "Second step turned off",
  mfa_failed: "Wrong code at the second step",
  recovery_code_used: "Recovery code used",
}

/** A security event in words. */
export function eventTitle(event: string): string {
  return titles[event] ?? "Account activity"
}
