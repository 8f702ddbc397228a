import { afterAll, describe, expect, test } from "vitest"
import { connect, rolledBack } from "../database/session.ts"
import { advisorChecks } from "./advisors.ts"
import { badMigrations } from "./bad-migrations.ts"
import { catalogChecks } from "./checks.ts"

/**
 * Rules that every table, function and policy of ours obeys, read from Postgres' own catalog, so that a new
 * one can't forget them. Exceptions are listed by name, each with its reason.
 */
const sql = connect()
afterAll(() => sql.end())

/** Tables that belong to the platform or to a person, not to a tenant. */
const notTenantTables = [
  "audit_logs", // append-only and partitioned by time; organization_id may be null for the platform's own acts
  "organizations", // the tenant itself
  "organization_members", // its key is (organization_id, user_id)
  "permissions",
  "plans",
  "platform_staff",
  "profiles",
  "rate_limits",
  "recovery_codes", // a person's
  "role_permissions", // belongs to a role, which may be built in
  "roles", // built-in ones belong to no organization; (scope, id) is the key tenants refer to
  "session_events",
  "user_sessions",
  "webhook_events", // arrives before it is known whose it is
  "booking_transitions", // reference data
  "industry_services", // reference data
]

/** Tables whose rows say nothing about the business, or which are themselves a log. */
const notAudited = [
  "audit_logs",
  "booking_events",
  "booking_transitions",
  "customer_analytics",
  "customer_import_rows",
  "customer_tags",
  "email_queue",
  "industry_services",
  "inventory_movements",
  "notifications",
  "organization_metrics_daily",
  "payment_events",
  "permissions",
  "rate_limits",
  "recovery_codes",
  "session_events",
  "usage_counters",
  "user_sessions",
  "webhook_events",
]

const exceptions = { platform: notTenantTables, unaudited: notAudited }

test.for(catalogChecks)("$name", async ({ find }) => {
  expect(await find(sql, exceptions)).toEqual([])
})

describe("functions", () => {
  test("for clients are those signed for here", async () => {
    const rows = await sql<{ name: string; anon: boolean }[]>`
      select distinct p.proname as name, has_function_privilege('anon', p.oid, 'execute') as anon
        from pg_proc p
       where p.pronamespace::regnamespace::text = 'public'
         and (has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute'))
       order by 1`
    expect({
      anyone: rows.filter((row) => row.anon).map((row) => row.name),
      signedIn: rows.filter((row) => !row.anon).map((row) => row.name),
    }).toEqual(clientFunctions)
  })
})

describe("a bad migration", () => {
  test.for(badMigrations)("turns its gate red: $what", async ({ ddl, caughtBy }) => {
    await rolledBack(sql, async (db) => {
      await db.unsafe(ddl)
      const red: string[] = []
      for (const { name, find } of [...catalogChecks, ...advisorChecks]) {
        if ((await find(db, exceptions)).length > 0) red.push(name)
      }
      expect(red).toEqual(expect.arrayContaining(caughtBy))
    })
  })

  test("is known for every gate there is", () => {
    const proved = new Set(badMigrations.flatMap(({ caughtBy }) => caughtBy))
    const gates = [...catalogChecks, ...advisorChecks].map(({ name }) => name)
    expect(gates.filter((name) => !proved.has(name))).toEqual([])
    expect([...proved].filter((name) => !gates.includes(name))).toEqual([])
  })
})

/** Reviewed by hand: each of these checks its caller and its arguments itself. */
const clientFunctions = {
  anyone: [
    "available_slots",
    "begin_checkout",
    "booking_by_token",
    "cancel_booking",
    "place_booking",
    "quote_booking",
    "reschedule_booking",
    "storefront",
  ],
  signedIn: [
    "begin_customer_import",
    "begin_export",
    "block_time",
    "calendar_version",
    "calling_off_costs",
    "change_customers",
    "claim_bookings",
    "count_customers",
    "create_organization",
    "customer_choices",
    "customer_timeline",
    "day_at_a_glance",
    "deactivate_staff",
    "delete_customer",
    "grant_role",
    "list_customers",
    "list_duplicates",
    "member_names",
    "merge_customers",
    "move_appointment",
    "my_booking",
    "my_bookings",
    "my_organizations",
    "my_permissions",
    "my_platform_role",
    "new_recovery_codes",
    "note_failed_factor",
    "order_services",
    "organization_context",
    "platform_audit",
    "platform_overview",
    "platform_team",
    "platform_tenant",
    "platform_tenants",
    "record_payment",
    "remove_second_factor",
    "request_refund",
    "restore_customer",
    "restore_organization",
    "revoke_other_sessions",
    "revoke_role",
    "revoke_session",
    "save_hours",
    "save_offered_services",
    "save_service",
    "search_bookings",
    "search_customers",
    "second_factor_standing",
    "set_booking_status",
    "set_booking_statuses",
    "set_default_view",
    "set_note_deleted",
    "setup_progress",
    "stage_customer_rows",
    "start_customer_import",
    "suspend_organization",
    "touch_session",
    "unblock_time",
    "undo_customer_import",
    "use_recovery_code",
    "waive_fee",
  ],
}
