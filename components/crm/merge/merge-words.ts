import type { DuplicateReason } from "@/lib/crm/merge/types"

/** Why two customers may be one. */
export const reasonWords: Record<DuplicateReason, string> = {
  contact: "Reached in the same way",
  name: "The same name",
  similar: "A similar name",
}
