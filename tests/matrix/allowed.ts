import type { PersonaName } from "./personas.ts"

type Answers = Partial<Record<"select" | "insert" | "update" | "delete", PersonaName[]>>

const grant: PersonaName = "platform support with a grant"
const managers: PersonaName[] = ["admin", "owner"]
const managersAndGrant: PersonaName[] = [...managers, grant]
const deskAndManagers: PersonaName[] = ["member", ...managers]
const working: PersonaName[] = ["provider", ...deskAndManagers]
const office: PersonaName[] = ["viewer", ...deskAndManagers, grant]
const members: PersonaName[] = ["viewer", ...working, grant]
const visitorsAndMembers: PersonaName[] = ["visitor", ...members]
const signedIn: PersonaName[] = [
  "customer",
  "viewer",
  ...working,
  "removed member",
  "owner of another tenant",
  "platform support",
  "platform super-admin",
  grant,
]

/**
 * Who may do what to the tables, reviewed by hand. Whoever is not named is refused or finds nothing. Customers
 * see what is theirs, people their own profile, sessions, memberships and roles.
 */
export const allowed: Record<string, Answers> = {
  appointments: { select: members },
  audit_logs: { select: managersAndGrant },
  booking_events: { select: members },
  booking_items: { select: members, update: working },
  booking_notes: { select: members, insert: working, update: working, delete: working },
  booking_transitions: { select: signedIn },
  industry_services: { select: signedIn },
  bookings: { select: members, update: working },
  business_closures: { select: visitorsAndMembers, insert: managers, update: managers, delete: managers },
  customer_analytics: { select: members },
  customer_contacts: {
    select: members,
    insert: deskAndManagers,
    update: deskAndManagers,
    delete: deskAndManagers,
  },
  customer_import_rows: { select: members },
  customer_imports: { select: members },
  customer_notes: { select: members, insert: deskAndManagers, update: deskAndManagers },
  customer_tags: { select: members },
  customers: { select: members, insert: deskAndManagers, update: deskAndManagers },
  email_queue: { select: members },
  inventory_movements: { select: members },
  member_permissions: { select: members },
  member_roles: { select: ["viewer", ...working, "removed member", "owner of another tenant", grant] },
  messages: { select: members },
  notifications: { select: deskAndManagers, update: deskAndManagers },
  offer_services: { select: office, insert: managers, delete: managers },
  offers: { select: office, insert: managers, update: managers },
  organization_members: {
    select: ["viewer", ...working, "removed member", "owner of another tenant", grant],
  },
  organization_metrics_daily: { select: ["viewer", ...managersAndGrant] },
  organizations: {
    select: ["visitor", "viewer", ...working, "platform support", "platform super-admin", grant],
    update: managers,
  },
  payment_events: { select: office },
  payments: { select: office },
  permissions: { select: signedIn },
  plans: { select: ["visitor", ...signedIn] },
  platform_staff: { select: ["platform support", "platform super-admin", grant] },
  products: { select: visitorsAndMembers, insert: managers, update: managers },
  profiles: { select: signedIn, update: signedIn },
  rate_limits: {},
  recovery_codes: {},
  refunds: { select: office },
  role_permissions: { select: signedIn },
  roles: { select: signedIn },
  saved_views: { select: members, insert: members, update: ["owner"], delete: ["owner"] },
  service_categories: { select: visitorsAndMembers, insert: managers, update: managers, delete: managers },
  service_options: { select: visitorsAndMembers, insert: managers, update: managers },
  services: { select: visitorsAndMembers, insert: managers, update: managers },
  session_events: { select: signedIn },
  staff: { select: visitorsAndMembers, insert: managers, update: managers },
  staff_hours: { select: members, insert: managers, update: managers, delete: managers },
  staff_services: { select: visitorsAndMembers, insert: managers, update: managers, delete: managers },
  staff_time_off: { select: members, insert: managers, update: managers, delete: managers },
  subscriptions: { select: ["admin", "owner", "platform support", "platform super-admin", grant] },
  support_access: { select: managersAndGrant },
  suppressions: { select: members },
  tasks: { select: members, insert: deskAndManagers, update: deskAndManagers },
  team_memberships: { select: office, insert: managers, update: managers, delete: managers },
  teams: { select: office, insert: managers, update: managers, delete: managers },
  usage_counters: { select: managersAndGrant },
  user_sessions: { select: signedIn },
  webhook_events: {},
  workspaces: { select: office, insert: managers, update: managers },
}
