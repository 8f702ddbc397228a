import type { AuditEntry } from "@/lib/platform/types"

const verbs: Record<string, string> = { insert: "added", update: "changed", delete: "removed" }

const things: Record<string, string> = {
  organizations: "organization",
  organization_members: "member",
  member_roles: "member’s role",
  member_permissions: "member’s permission",
  platform_staff: "platform staff",
  support_access: "support access",
  booking_items: "booking item",
  booking_notes: "booking note",
  customer_notes: "customer note",
  customer_contacts: "customer contact",
  staff: "staff member",
  staff_services: "staff member’s service",
}

/** A table's row as people call it: `booking_items` → "booking item". */
export function thingOf(table: string): string {
  return things[table] ?? table.replaceAll("_", " ").replace(/ies$/, "y").replace(/s$/, "")
}

/** What happened, in words: "organization changed", "booking.refund refused". */
export function auditSentence(entry: Pick<AuditEntry, "action" | "table_name" | "success">): string {
  const verb = verbs[entry.action.toLowerCase()]
  if (!entry.success || !verb) return `${entry.action} ${entry.success ? "" : "refused"}`.trim()
  const thing = thingOf(entry.table_name)
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${verb}`
}

const kinds: Record<string, string> = {
  system: "System",
  support: "Support",
  api_key: "API key",
  anonymous: "Visitor",
  user: "A user",
}

/** Who did it, as far as is known. */
export function auditActor(entry: Pick<AuditEntry, "actor_type" | "actor_email">): string {
  return entry.actor_email ?? kinds[entry.actor_type] ?? entry.actor_type
}
