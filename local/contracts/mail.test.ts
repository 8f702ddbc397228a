import { Resend } from "resend"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningMail, startMail } from "../mail/server.ts"

const hosted = process.env.RESEND_CONTRACT_API_KEY
let mail: RunningMail | undefined
let resend: Resend
// The hosted service delivers to these addresses of its own without sending anything.
const to = hosted ? "delivered@resend.dev" : "casey@example.com"
const from = process.env.RESEND_CONTRACT_FROM ?? "Glow Studio <hello@tenantry.test>"

beforeAll(async () => {
  if (!hosted) mail = await startMail({ port: 0 })
  resend = new Resend(hosted ?? "re_local", mail ? { baseUrl: mail.url } : undefined)
})

afterAll(() => mail?.close())

describe("mail", () => {
  test("is accepted and can be read back by its id", async () => {
    const sent = await resend.emails.send({
      from,
      to,
      subject: "Your booking",
      html: "<p>See you <b>Tuesday</b></p>",
      text: "See you Tuesday",
      tags: [{ name: "template", value: "booking_placed" }],
    })
    expect(sent.error).toBeNull()
    const read = await resend.emails.get(sent.data?.id ?? "")
    expect(read.data).toMatchObject({ subject: "Your booking", to: [to] })
    expect(read.data?.html).toContain("Tuesday")
  })

  test("goes out once for one idempotency key", async () => {
    const key = `contract-${crypto.randomUUID()}`
    const message = { from, to, subject: "Once", text: "Only once" }
    const first = await resend.emails.send(message, { idempotencyKey: key })
    const again = await resend.emails.send(message, { idempotencyKey: key })
    expect(again.data?.id).toBe(first.data?.id)
    const other = await resend.emails.send({ ...message, subject: "Other" }, { idempotencyKey: key })
    expect(other.error?.statusCode).toBe(409)
  })

  test("without a recipient is refused with a reason", async () => {
    const sent = await resend.emails.send({ from, to: "", subject: "Nobody", text: "Hello" })
    expect(sent.data).toBeNull()
    expect(sent.error?.statusCode).toBe(422)
  })

  test("is listed", async () => {
    const list = await resend.emails.list()
    expect(list.data?.data.length).toBeGreaterThan(0)
  })

  test.skipIf(hosted)("is shown in the inbox", async () => {
    const page = await fetch(`${mail?.url}/inbox`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain("Your booking")
  })
})
