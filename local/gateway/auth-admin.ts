import { Hono } from "hono"
import { z } from "zod"
import type { Gateway } from "./context.ts"
import { AuthError } from "./errors.ts"
import { confirmationLink, newCode, redirectTarget, sendAuthMail } from "./mail.ts"
import { bearer } from "./sessions.ts"
import type { Tokens } from "./tokens.ts"
import { createUser, deleteUser, requireUser, updateUser, userInputSchema } from "./user-admin.ts"
import { findUser, listUsers } from "./users.ts"

/** What only the server may do with accounts. */
export function adminRoutes(gateway: Gateway, tokens: Tokens): Hono {
  const app = new Hono()
  const { sql } = gateway
  const serverOnly = async (request: Request) => {
    const token = bearer(request) || request.headers.get("apikey") || ""
    const { role } = await tokens.verify(token)
    if (role !== "service_role") throw new AuthError(403, "not_admin", "User not allowed")
  }
  app.use("/admin/*", async (c, next) => {
    await serverOnly(c.req.raw)
    await next()
  })

  app.get("/admin/users", async (c) => {
    const page = Number(c.req.query("page") || 1)
    const perPage = Math.min(Number(c.req.query("per_page") || 50), 1000)
    const [row] = await sql<{ total: number }[]>`select count(*)::int as total from auth.users`
    const total = row?.total ?? 0
    const last = Math.max(1, Math.ceil(total / perPage))
    const link = (number: number, rel: string) =>
      `<${gateway.apiUrl}/auth/v1/admin/users?page=${number}&per_page=${perPage}>; rel="${rel}"`
    c.header("x-total-count", String(total))
    c.header("link", [...(page < last ? [link(page + 1, "next")] : []), link(last, "last")].join(", "))
    return c.json({ users: await listUsers(sql, page, perPage), aud: "authenticated" })
  })
  app.post("/admin/users", async (c) => {
    const id = await createUser(gateway, userInputSchema.parse(await c.req.json()))
    return c.json(await findUser(sql, id))
  })
  app.get("/admin/users/:id", async (c) => c.json(await requireUser(gateway, c.req.param("id"))))
  app.put("/admin/users/:id", async (c) => {
    const user = await requireUser(gateway, c.req.param("id"))
    await updateUser(gateway, user, userInputSchema.parse(await c.req.json()))
    return c.json(await findUser(sql, user.id))
  })
  app.delete("/admin/users/:id", async (c) => {
    const user = await requireUser(gateway, c.req.param("id"))
    const body = z
      .object({ should_soft_delete: z.boolean().optional() })
      .safeParse(await c.req.json().catch(() => ({})))
    await deleteUser(gateway, user.id, body.data?.should_soft_delete ?? false)
    return c.json(user)
  })
  app.get("/admin/users/:id/factors", async (c) =>
    c.json((await requireUser(gateway, c.req.param("id"))).factors),
  )
  app.delete("/admin/users/:id/factors/:factor", async (c) => {
    const user = await requireUser(gateway, c.req.param("id"))
    const id = z.uuid().parse(c.req.param("factor"))
    await sql`delete from auth.mfa_factors where id = ${id} and user_id = ${user.id}`
    return c.json({ id })
  })

  app.post("/invite", async (c) => {
    await serverOnly(c.req.raw)
    const { email, data } = z.object({ email: z.email(), data: metadata.nullish() }).parse(await c.req.json())
    const { id, code, hash } = await invite(gateway, email, data ?? {})
    sendAuthMail(gateway, "invite", email, hash, code)
    return c.json(await findUser(sql, id))
  })
  app.post("/admin/generate_link", async (c) => {
    const body = linkSchema.parse(await c.req.json())
    const target = body.redirect_to ?? redirectTarget.getStore() ?? null
    const { id, code, hash } = await makeLink(gateway, body)
    const kind = body.type.startsWith("email_change")
      ? "email_change"
      : z.enum(["signup", "invite", "magiclink", "recovery"]).parse(body.type)
    return c.json({
      ...(await findUser(sql, id)),
      action_link: confirmationLink(gateway.siteUrl, hash, kind, target),
      email_otp: code,
      hashed_token: hash,
      verification_type: body.type,
      redirect_to: target ?? gateway.siteUrl,
    })
  })
  return app
}

const metadata = z.record(z.string(), z.unknown())
const linkSchema = z.object({
  type: z.enum(["signup", "invite", "magiclink", "recovery", "email_change_current", "email_change_new"]),
  email: z.email(),
  password: z.string().optional(),
  new_email: z.email().optional(),
  data: metadata.optional(),
  redirect_to: z.string().nullish(),
})

async function invite(gateway: Gateway, email: string, data: Record<string, unknown>) {
  const { sql } = gateway
  const [existing] = await sql<{ id: string; confirmed: boolean }[]>`
    select id, email_confirmed_at is not null as confirmed from auth.users where email = ${email.toLowerCase()}`
  if (existing?.confirmed)
    throw new AuthError(422, "email_exists", "A user with this email address has already been registered")
  const id = existing?.id ?? (await createUser(gateway, { email, user_metadata: data }))
  const { code, hash } = newCode(email)
  await sql`
    update auth.users set invited_at = now(), confirmation_token = ${hash}, confirmation_sent_at = now()
    where id = ${id}`
  return { id, code, hash }
}

async function makeLink(gateway: Gateway, body: z.infer<typeof linkSchema>) {
  const { sql } = gateway
  if (body.type === "invite") return invite(gateway, body.email, body.data ?? {})
  if (body.type === "signup") {
    const { id } = await invite(gateway, body.email, body.data ?? {})
    if (body.password) await updateUser(gateway, await requireUser(gateway, id), { password: body.password })
    return invite(gateway, body.email, {})
  }
  const [user] = await sql<
    { id: string }[]
  >`select id from auth.users where email = ${body.email.toLowerCase()}`
  if (!user) throw new AuthError(404, "user_not_found", "User with this email not found")
  if (body.type === "magiclink" || body.type === "recovery") {
    const { code, hash } = newCode(body.email)
    await sql`update auth.users set recovery_token = ${hash}, recovery_sent_at = now() where id = ${user.id}`
    return { id: user.id, code, hash }
  }
  const address = body.new_email ?? body.email
  const { code, hash } = newCode(address)
  await sql`
    update auth.users set email_change = ${address.toLowerCase()}, email_change_token_new = ${hash},
      email_change_sent_at = now() where id = ${user.id}`
  return { id: user.id, code, hash }
}
