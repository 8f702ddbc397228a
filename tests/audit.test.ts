import { afterAll, expect, test } from "vitest"
import { addMember, addPlatformStaff, createOrganization } from "./database/accounts.ts"
import { asUser, connect, failure, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

test("a change is logged with who, from where, and only what changed", () =>
  rolledBack(sql, async (transaction) => {
    const organization = await createOrganization(transaction)
    const owner = await addMember(transaction, organization.id, "owner")
    await asUser(
      transaction,
      { ...owner, headers: { "x-request-id": "request-7" } },
      (t) => t`update public.organizations set about = 'We clean.' where id = ${organization.id}`,
    )
    const [entry] = await transaction`
      select actor_type, actor_id, action, table_name, record_id, old_values, new_values, host(ip) as ip, request_id
        from public.audit_logs where organization_id = ${organization.id} and table_name = 'organizations' and action = 'update'`
    expect(entry).toEqual({
      actor_type: "user",
      actor_id: owner.userId,
      action: "update",
      table_name: "organizations",
      record_id: organization.id,
      old_values: { about: null },
      new_values: { about: "We clean." },
      ip: "203.0.113.7",
      request_id: "request-7",
    })
  }))

test("an update that changes nothing leaves no entry", () =>
  rolledBack(sql, async (transaction) => {
    const organization = await createOrganization(transaction)
    await transaction`update public.organizations set name = name where id = ${organization.id}`
    const entries = await transaction`
      select from public.audit_logs where organization_id = ${organization.id} and table_name = 'organizations' and action = 'update'`
    expect(entries).toHaveLength(0)
  }))

test("platform staff at work in a tenant are named as support", () =>
  rolledBack(sql, async (transaction) => {
    const organization = await createOrganization(transaction)
    const admin = await addPlatformStaff(transaction, "super_admin")
    await asUser(
      transaction,
      admin,
      (t) => t`select public.suspend_organization(${organization.id}, 'Unpaid for months')`,
    )
    const [entry] = await transaction`
      select actor_type from public.audit_logs where organization_id = ${organization.id} and action = 'update'`
    expect(entry?.actor_type).toBe("support")
  }))

test("nobody changes or removes an entry, the owner of the tables included", () =>
  rolledBack(sql, async (transaction) => {
    await createOrganization(transaction)
    for (const statement of [
      "update public.audit_logs set action = 'nothing'",
      "delete from public.audit_logs",
      "truncate public.audit_logs",
    ]) {
      expect(await failure(transaction.savepoint((t) => t.unsafe(statement)))).toBe("append_only")
    }
  }))

test("the platform's explorer shows that a tenant's row changed, but not what was in it", () =>
  rolledBack(sql, async (transaction) => {
    const organization = await createOrganization(transaction)
    await transaction`insert into public.teams (organization_id, name) values (${organization.id}, 'Secret plans')`
    const support = await addPlatformStaff(transaction, "support")
    const entries = await asUser(
      transaction,
      support,
      (t) => t`select table_name, new_values from public.platform_audit(${organization.id})`,
    )
    expect(entries.find((it) => it.table_name === "teams")).toEqual({ table_name: "teams", new_values: null })
    expect(entries.find((it) => it.table_name === "organizations")?.new_values).toBeTruthy()
    const owner = await addMember(transaction, organization.id, "owner")
    expect(await failure(asUser(transaction, owner, (t) => t`select * from public.platform_audit()`))).toBe(
      "forbidden",
    )
  }))

test("only those who may read the log of their organization do", () =>
  rolledBack(sql, async (transaction) => {
    const [mine, theirs] = [await createOrganization(transaction), await createOrganization(transaction)]
    const owner = await addMember(transaction, mine.id, "owner")
    const viewer = await addMember(transaction, mine.id, "viewer")
    const count = async (persona: typeof owner, organizationId: string) => {
      const [row] = await asUser(
        transaction,
        { ...persona, organizationId },
        (t) => t<{ n: number }[]>`select count(*)::int as n from public.audit_logs`,
      )
      return row?.n
    }
    expect(await count(owner, mine.id)).toBeGreaterThan(0)
    expect(await count(owner, theirs.id)).toBe(0)
    expect(await count(viewer, mine.id)).toBe(0)
  }))
