import type { Details } from "@/lib/booking/schema"

/** What was typed, and the key under which it is booked once. It lives as long as the tab. */
interface Draft {
  values: Partial<Details>
  /** Which choice the key belongs to: another time is another booking. */
  choice: string
  key: string
}

const name = (slug: string) => `tenantry:booking:${slug}`

/** What this tab remembers of a booking at a business; nothing where storage is refused or spoilt. */
export function readDraft(slug: string): Partial<Draft> {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(name(slug)) ?? "{}")
    return typeof stored === "object" && stored !== null ? stored : {}
  } catch {
    return {}
  }
}

/** Keeps what was typed. */
export function writeDraft(slug: string, draft: Partial<Draft>): void {
  try {
    sessionStorage.setItem(name(slug), JSON.stringify({ ...readDraft(slug), ...draft }))
  } catch {
    // Without storage the form still works; it only forgets on a reload.
  }
}

/** The key of this attempt: the same after a double press, a reload or a lost answer; another for another choice. */
export function attemptKey(slug: string, choice: string): string {
  const draft = readDraft(slug)
  if (draft.key && draft.choice === choice) return draft.key
  const key = crypto.randomUUID()
  writeDraft(slug, { key, choice })
  return key
}

/** Forgets the attempt once it has become a booking; what was typed stays for the next one. */
export function closeAttempt(slug: string): void {
  writeDraft(slug, { key: "", choice: "" })
}
