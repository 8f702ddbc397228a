import type { PersonaName } from "./personas.ts"

type Answers = Partial<Record<"select" | "insert" | "update" | "delete", PersonaName[]>>

/** Who may do what to the tables, reviewed by hand. Whoever is not named is refused or finds nothing. */
export const allowed: Record<string, Answers> = {}
