import { describe, expect, test } from "vitest"
import { compose } from "./compose"

const settings = {
  appUrl: "https://tenantry.example",
  mailFrom: "hello@tenantry.demo",
  now: new Date("2026-11-20T12:00:00Z"),
}
const data = {
  booking_id: "0193b3a0-0000-7000-8000-000000000001",
  number: "B-2026-0001",
  path: "/b/glow-studio/bookings/secret-token-of-the-booking",
  organization: {
    name: "Glow Studio",
    slug: "glow-studio",
    timezone: "Europe/London",
    locale: "en-GB",
    brand_color: null,
    contact_email: "hello@glow.demo",
    phone: null,
  },
  customer_name: "<script>alert(1)</script>",
  kind: "appointment",
  status: "confirmed",
  payment_status: "paid",
  starts_at: "2026-11-21T10:00:00Z",
  ends_at: "2026-11-21T11:00:00Z",
  total_cents: 4500,
  paid_cents: 4500,
  currency: "GBP",
  staff_name: "Maya",
  items: [{ description: "Cut and finish", quantity: 1, total_cents: 4500 }],
}
const mail = (template: string, more: object = {}) =>
  compose({ id: "q1", to: "ada@example.com", template, data: { ...data, ...more } }, settings)

describe("a mail about a booking", () => {
  test.each([
    ["booking_placed", {}, "Booked: Tomorrow 10:00 at Glow Studio"],
    ["booking_cancelled", { refund_cents: 4500 }, "Cancelled: your booking B-2026-0001 at Glow Studio"],
    ["booking_status", { status: "ready" }, "Your booking B-2026-0001 is ready"],
    ["booking_status", { change: "rescheduled" }, "Moved: Tomorrow 10:00 at Glow Studio"],
    ["payment_received", { amount_cents: 4500 }, "Payment received: £45.00 to Glow Studio"],
    ["refund_sent", { amount_cents: 1000 }, "Refund: £10.00 from Glow Studio"],
  ])("%s says what happened and leads to the booking", async (template, more, subject) => {
    const sent = await mail(template, more)
    expect(sent.subject).toBe(subject)
    expect(sent.text).toContain("https://tenantry.example/b/glow-studio/bookings/secret-token-of-the-booking")
    expect(sent.replyTo).toBe("hello@glow.demo")
  })

  test("shows what people typed as text, never as markup", async () => {
    expect((await mail("booking_placed")).html).not.toContain("<script>")
  })

  test("carries the time as a calendar file", async () => {
    const [calendar] = (await mail("booking_placed")).attachments
    expect(calendar?.content).toContain("DTSTART:20261121T100000Z")
    expect((await mail("booking_cancelled")).attachments).toEqual([])
  })

  test("a template nobody wrote is a fault, not an empty mail", async () => {
    await expect(mail("no_such_mail")).rejects.toThrow("no_such_mail")
  })
})

test("an invitation says who asks, and as what", async () => {
  const invitation = {
    organization: data.organization,
    invited_by: "Ada",
    role: "Member",
    path: "/invitations/token",
  }
  const sent = await compose(
    { id: "q2", to: "b@example.com", template: "invitation", data: invitation },
    settings,
  )
  expect(sent.subject).toBe("Ada invites you to Glow Studio")
  expect(sent.text).toContain("https://tenantry.example/invitations/token")
})
