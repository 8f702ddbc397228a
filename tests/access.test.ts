import { afterAll, describe, expect, test } from "vitest"
import { addMember, addPlatformStaff, createOrganization, createUser } from "./database/accounts.ts"
import { asUser, connect, failure, ownDatabase, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

type Transaction = Parameters<Parameters<typeof rolledBack>[1]>[0]

/** What a persona effectively holds, as the screens are told. */
async function permissionsOf(
  transaction: Transaction,
  persona: Parameters<typeof asUser>[1],
): Promise<string[]> {
  const [row] = await asUser(
    transaction,
    persona,
    (inner) =>
      inner<{ keys: string[] }[]>`select public.my_permissions(${persona.organizationId ?? null}) as keys`,
  )
  return row?.keys ?? []
}

describe("roles", () => {
  test("an owner holds every permission by rule", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const owner = await addMember(transaction, organization.id, "owner")
      const all = await transaction<{ key: string }[]>`select key from public.permissions order by key`
      expect(await permissionsOf(transaction, owner)).toEqual(all.map((row) => row.key))
    }))

  test("an administrator holds all but ownership and the subscription's end", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const held = await permissionsOf(transaction, await addMember(transaction, organization.id, "admin"))
      expect(held).toContain("payments.approve")
      expect(held).not.toContain("organization.delete")
      expect(held).not.toContain("billing.manage")
    }))

  test("a viewer only reads", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const held = await permissionsOf(transaction, await addMember(transaction, organization.id, "viewer"))
      expect(held.length).toBeGreaterThan(5)
      expect(held.filter((key) => !key.endsWith(".read"))).toEqual([])
    }))

  test("several roles add up", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const held = await permissionsOf(
        transaction,
        await addMember(transaction, organization.id, "driver", "editor"),
      )
      expect(held).toContain("bookings.read")
      expect(held).toContain("services.update")
    }))

  test("a stranger holds nothing, even when they name the organization", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const stranger = await createUser(transaction)
      expect(await permissionsOf(transaction, { ...stranger, organizationId: organization.id })).toEqual([])
    }))

  test("policies, the list kept for a request and the tables agree, for every built-in role and permission", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const roles = await transaction<{ key: string }[]>`select key from public.roles where is_system`
      for (const role of roles) {
        const member = await addMember(transaction, organization.id, role.key)
        const listed = await permissionsOf(transaction, member)
        const [checked] = await asUser(
          transaction,
          member,
          (inner) => inner<{ one: string[]; kept: string[] }[]>`
            with one as materialized (
              select array_agg(p.key order by p.key) as keys from public.permissions p
               where private.active_organization(p.key) is not null),
            begun as materialized (select private.begin_request() as done from one),
            kept as materialized (
              select array_agg(p.key order by p.key) as keys from public.permissions p, begun
               where begun.done is not null and private.active_organization(p.key) is not null)
            select coalesce(one.keys, '{}') as one, coalesce(kept.keys, '{}') as kept from one, kept`,
        )
        expect(checked, role.key).toEqual({ one: listed, kept: listed })
      }
    }))
})

describe("what takes effect at once", () => {
  const changes = {
    "a revoked session": (t: Transaction, userId: string) =>
      t`update public.user_sessions set status = 'revoked' where user_id = ${userId}`,
    "an idle session": (t: Transaction, userId: string) =>
      t`update public.user_sessions set expires_at = now() - interval '1 second' where user_id = ${userId}`,
    "signing out": (t: Transaction, userId: string) => t`delete from auth.sessions where user_id = ${userId}`,
    "a suspended member": (t: Transaction, userId: string) =>
      t`update public.organization_members set status = 'suspended' where user_id = ${userId}`,
    "a removed role": (t: Transaction, userId: string) =>
      t`delete from public.member_roles where user_id = ${userId}`,
    "an expired role": (t: Transaction, userId: string) =>
      t`update public.member_roles set expires_at = now() - interval '1 second' where user_id = ${userId}`,
    "a direct denial": (t: Transaction, userId: string) => t`
      insert into public.member_permissions (organization_id, user_id, permission_key, effect)
      select m.organization_id, m.user_id, 'bookings.read', 'deny' from public.organization_members m where m.user_id = ${userId}`,
    "a deleted organization": (t: Transaction, userId: string) => t`
      update public.organizations o set deleted_at = now() from public.organization_members m
       where m.organization_id = o.id and m.user_id = ${userId}`,
  }

  test.for(Object.entries(changes))("%s ends reading", ([, change]) =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      await addMember(transaction, organization.id, "owner")
      const member = await addMember(transaction, organization.id, "member")
      expect(await permissionsOf(transaction, member)).toContain("bookings.read")
      await change(transaction, member.userId)
      expect(await permissionsOf(transaction, member)).not.toContain("bookings.read")
    }),
  )

  test("a suspended organization can be read but not changed", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction, "suspended")
      const held = await permissionsOf(transaction, await addMember(transaction, organization.id, "owner"))
      expect(held).toContain("bookings.read")
      expect(held).not.toContain("bookings.update")
    }))

  test("a direct grant adds, until it expires", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const viewer = await addMember(transaction, organization.id, "viewer")
      await transaction`
        insert into public.member_permissions (organization_id, user_id, permission_key, effect, expires_at)
        values (${organization.id}, ${viewer.userId}, 'bookings.update', 'allow', now() + interval '1 hour')`
      expect(await permissionsOf(transaction, viewer)).toContain("bookings.update")
      await transaction`update public.member_permissions set expires_at = now() - interval '1 second'`
      expect(await permissionsOf(transaction, viewer)).not.toContain("bookings.update")
    }))
})

describe("giving and taking roles", () => {
  test("nobody raises themselves", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      await addMember(transaction, organization.id, "owner")
      const admin = await addMember(transaction, organization.id, "admin")
      const code = await failure(
        asUser(
          transaction,
          admin,
          (t) => t`select public.grant_role(${organization.id}, ${admin.userId}, 'owner')`,
        ),
      )
      expect(code).toBe("rank_too_low")
    }))

  test("nobody touches someone of higher rank", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const owner = await addMember(transaction, organization.id, "owner")
      const admin = await addMember(transaction, organization.id, "admin")
      const code = await failure(
        asUser(
          transaction,
          admin,
          (t) => t`select public.revoke_role(${organization.id}, ${owner.userId}, 'owner')`,
        ),
      )
      expect(code).toBe("rank_too_low")
    }))

  test("a member without members.update is refused", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const member = await addMember(transaction, organization.id, "member")
      const code = await failure(
        asUser(
          transaction,
          member,
          (t) => t`select public.grant_role(${organization.id}, ${member.userId}, 'admin')`,
        ),
      )
      expect(code).toBe("forbidden")
    }))

  test("a role of another tenant can't be given", () =>
    rolledBack(sql, async (transaction) => {
      const [mine, theirs] = [await createOrganization(transaction), await createOrganization(transaction)]
      const member = await addMember(transaction, mine.id, "viewer")
      const [role] = await transaction<{ id: string; scope: string }[]>`
        insert into public.roles (organization_id, key, name, rank) values (${theirs.id}, 'own_role', 'Own', 50) returning id, scope`
      const insert = transaction.savepoint(
        (t) => t`insert into public.member_roles (organization_id, user_id, role_id, role_scope)
                 values (${mine.id}, ${member.userId}, ${role?.id ?? ""}, ${role?.scope ?? ""})`,
      )
      expect(await failure(insert)).toBe("23514")
    }))

  test("the last owner stays, by every path", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const owner = await addMember(transaction, organization.id, "owner")
      const paths = [
        (t: Transaction) => t`delete from public.member_roles where user_id = ${owner.userId}`,
        (t: Transaction) =>
          t`update public.member_roles set is_active = false where user_id = ${owner.userId}`,
        (t: Transaction) =>
          t`update public.organization_members set status = 'suspended' where user_id = ${owner.userId}`,
        (t: Transaction) => t`delete from public.organization_members where user_id = ${owner.userId}`,
        (t: Transaction) => t`delete from auth.users where id = ${owner.userId}`,
      ]
      for (const path of paths) {
        const tried = transaction.savepoint(async (t) => {
          await path(t)
          await t`set constraints all immediate`
        })
        expect(await failure(tried)).toBe("last_owner")
      }
    }))

  test("two owners who remove each other at once leave one", async () => {
    const database = await ownDatabase()
    try {
      const organization = await createOrganization(database.sql)
      const first = await addMember(database.sql, organization.id, "owner")
      const second = await addMember(database.sql, organization.id, "owner")
      const remove = (by: typeof first, whom: typeof first) =>
        database.sql.begin((t) =>
          asUser(
            t,
            by,
            (inner) => inner`select public.revoke_role(${organization.id}, ${whom.userId}, 'owner')`,
          ),
        )
      const outcomes = await Promise.allSettled([remove(first, second), remove(second, first)])
      expect(outcomes.filter((it) => it.status === "fulfilled")).toHaveLength(1)
      const [left] = await database.sql<{ n: number }[]>`
        select count(*)::int as n from public.member_roles where organization_id = ${organization.id}`
      expect(left?.n).toBe(1)
    } finally {
      await database.drop()
    }
  })
})

describe("platform staff", () => {
  test("see no tenant's business without a grant, and only read with one to read", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const support = { ...(await addPlatformStaff(transaction, "support")), organizationId: organization.id }
      expect(await permissionsOf(transaction, support)).toEqual([])
      await transaction`
        insert into public.support_access (organization_id, staff_user_id, reason, expires_at)
        values (${organization.id}, ${support.userId}, 'The owner asked for help', now() + interval '1 hour')`
      const held = await permissionsOf(transaction, support)
      expect(held).toContain("bookings.read")
      expect(held.filter((key) => !key.endsWith(".read"))).toEqual([])
      await transaction`update public.support_access set ended_at = now()`
      expect(await permissionsOf(transaction, support)).toEqual([])
    }))

  test("can't refund, export or change members even with a grant to write", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const support = { ...(await addPlatformStaff(transaction, "support")), organizationId: organization.id }
      await transaction`
        insert into public.support_access (organization_id, staff_user_id, reason, mode, expires_at)
        values (${organization.id}, ${support.userId}, 'The owner asked for help', 'write', now() + interval '1 hour')`
      const held = await permissionsOf(transaction, support)
      expect(held).toContain("bookings.update")
      for (const key of ["payments.approve", "customers.export", "members.update", "roles.manage"]) {
        expect(held).not.toContain(key)
      }
    }))

  test("need their second factor", () =>
    rolledBack(sql, async (transaction) => {
      await transaction`update private.settings set value = 'true' where key = 'platform_requires_second_factor'`
      const staff = await addPlatformStaff(transaction, "super_admin")
      const roleOf = async (aal: "aal1" | "aal2") => {
        const [row] = await asUser(
          transaction,
          { ...staff, aal },
          (t) => t<{ role: string | null }[]>`select public.my_platform_role() as role`,
        )
        return row?.role
      }
      expect(await roleOf("aal1")).toBeNull()
      expect(await roleOf("aal2")).toBe("super_admin")
    }))

  test("suspend an organization with a reason, and restore it to what its subscription says", () =>
    rolledBack(sql, async (transaction) => {
      const organization = await createOrganization(transaction)
      const owner = await addMember(transaction, organization.id, "owner")
      const admin = await addPlatformStaff(transaction, "super_admin")
      const support = await addPlatformStaff(transaction, "support")
      const suspend = (by: typeof admin, reason: string) =>
        asUser(transaction, by, (t) => t`select public.suspend_organization(${organization.id}, ${reason})`)
      expect(await failure(suspend(support, "Unpaid for months"))).toBe("forbidden")
      expect(await failure(suspend(owner, "Unpaid for months"))).toBe("forbidden")
      expect(await failure(suspend(admin, " "))).toBe("invalid_request")
      await suspend(admin, "Unpaid for months")
      expect(await failure(suspend(admin, "Unpaid for months"))).toBe("not_possible")
      const [shown] = await transaction<
        { it: { is_published: boolean } }[]
      >`select public.storefront(${organization.slug}) as it`
      expect(shown?.it.is_published).toBe(false)
      await asUser(transaction, admin, (t) => t`select public.restore_organization(${organization.id})`)
      const [row] =
        await transaction`select status, suspension_reason from public.organizations where id = ${organization.id}`
      expect(row).toEqual({ status: "active", suspension_reason: null })
    }))
})
