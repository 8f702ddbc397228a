import { afterAll, describe, expect, test } from "vitest"
import { addPlatformStaff, createUser } from "./database/accounts.ts"
import { asUser, connect, failure, ownDatabase, rolledBack } from "./database/session.ts"

const sql = connect()
afterAll(() => sql.end())

describe("profiles", () => {
  test("are made with the user, names split", () =>
    rolledBack(sql, async (transaction) => {
      const user = await createUser(transaction)
      const [profile] =
        await transaction`select first_name, last_name, full_name from public.profiles where id = ${user.userId}`
      expect(profile).toEqual({
        first_name: "Robin",
        last_name: "Vale Senior",
        full_name: "Robin Vale Senior",
      })
    }))

  test("are read and changed by their person alone, and only where they may", () =>
    rolledBack(sql, async (transaction) => {
      const [me, other] = [await createUser(transaction), await createUser(transaction)]
      const changed = await asUser(transaction, me, (t) => t`update public.profiles set display_name = 'Rob'`)
      expect(changed.count).toBe(1)
      const seen = await asUser(
        transaction,
        me,
        (t) => t`select id from public.profiles where id = ${other.userId}`,
      )
      expect(seen).toHaveLength(0)
      expect(
        await failure(asUser(transaction, me, (t) => t`update public.profiles set is_active = false`)),
      ).toBe("42501")
      expect(
        await failure(asUser(transaction, me, (t) => t`update public.profiles set timezone = 'Moon/Base'`)),
      ).toBe("unknown_timezone")
    }))
})

describe("sessions", () => {
  test("open with sign-in and end with sign-out, both written down", () =>
    rolledBack(sql, async (transaction) => {
      const user = await createUser(transaction)
      await transaction`delete from auth.sessions where id = ${user.sessionId}`
      const [session] =
        await transaction`select status from public.user_sessions where id = ${user.sessionId}`
      expect(session?.status).toBe("revoked")
      const events =
        await transaction`select event from public.session_events where user_id = ${user.userId} order by id`
      expect(events.map((it) => it.event)).toEqual(["sign_in", "sign_out"])
    }))

  test("are revoked by their person, not by another", () =>
    rolledBack(sql, async (transaction) => {
      const [me, other] = [await createUser(transaction), await createUser(transaction)]
      const revoke = (by: typeof me) =>
        asUser(transaction, by, (t) => t`select public.revoke_session(${me.sessionId})`)
      expect(await failure(revoke(other))).toBe("not_found")
      await revoke(me)
      expect(await failure(revoke(me))).toBe("signed_out")
    }))

  test("idle after twelve hours for platform staff and thirty days for customers", () =>
    rolledBack(sql, async (transaction) => {
      const customer = await createUser(transaction)
      const staff = await addPlatformStaff(transaction, "support")
      for (const [who, hours] of [
        [customer, 720],
        [staff, 12],
      ] as const) {
        await transaction`update public.user_sessions set last_seen_at = now() - interval '6 minutes' where id = ${who.sessionId}`
        await asUser(transaction, who, (t) => t`select public.touch_session()`)
        const [row] = await transaction<{ hours: number }[]>`
          select extract(epoch from expires_at - now())::int / 3600 as hours from public.user_sessions where id = ${who.sessionId}`
        expect(row?.hours).toBe(hours)
      }
    }))
})

describe("rate limits", () => {
  const take = async (t: Parameters<Parameters<typeof rolledBack>[1]>[0], at: string) => {
    await t`select set_config('tenantry.now', ${at}, true)`
    const [row] = await t<{ ok: boolean }[]>`
      select private.take('account:robin', 'sign_in', 5, interval '15 minutes', interval '15 minutes') as ok`
    return row?.ok
  }

  test("block after the limit, for longer each time, and forgive after the window", () =>
    rolledBack(sql, async (t) => {
      for (let attempt = 1; attempt <= 5; attempt++) expect(await take(t, "2027-01-01T10:00:00Z")).toBe(true)
      expect(await take(t, "2027-01-01T10:00:01Z")).toBe(false)
      expect(await take(t, "2027-01-01T10:14:59Z")).toBe(false)
      expect(await take(t, "2027-01-01T10:15:02Z")).toBe(true)
      for (let attempt = 1; attempt <= 4; attempt++) await take(t, "2027-01-01T10:15:03Z")
      expect(await take(t, "2027-01-01T10:15:04Z")).toBe(false)
      expect(await take(t, "2027-01-01T10:40:00Z")).toBe(false)
      expect(await take(t, "2027-01-01T10:45:10Z")).toBe(true)
    }))

  test("let through exactly the limit of a burst", async () => {
    const database = await ownDatabase({ max: 20 })
    try {
      const answers = await Promise.all(
        Array.from(
          { length: 40 },
          () => database.sql<{ ok: boolean }[]>`
          select private.take('account:burst', 'sign_in', 5, interval '15 minutes', interval '15 minutes') as ok`,
        ),
      )
      expect(answers.filter(([row]) => row?.ok)).toHaveLength(5)
    } finally {
      await database.drop()
    }
  })
})

test("the last super-admin stays", () =>
  rolledBack(sql, async (transaction) => {
    await addPlatformStaff(transaction, "super_admin")
    const tried = transaction.savepoint(async (t) => {
      await t`delete from public.platform_staff`
      await t`set constraints all immediate`
    })
    expect(await failure(tried)).toBe("last_super_admin")
  }))
