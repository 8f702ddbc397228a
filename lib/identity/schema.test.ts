import { expect, test } from "vitest"
import { newOrganizationSchema, resetPasswordSchema, signInSchema, signUpSchema } from "./schema"

const person = {
  first_name: "Ada",
  last_name: "Lowe",
  email: "ada.lowe@example.com",
  password: "plum otter granite",
}

test("an address is trimmed and made lower case, so that one account has one key", () => {
  expect(signInSchema.parse({ email: "  Owner@Glow.DEMO ", password: "x" }).email).toBe("owner@glow.demo")
})

test("extra fields change nothing", () => {
  const parsed = signUpSchema.parse({
    ...person,
    id: "1",
    role: "owner",
    organization_id: "1",
    is_active: true,
  })
  expect(parsed).toEqual(person)
})

test("a weak password is told once, at its field", () => {
  const { error } = signUpSchema.safeParse({ ...person, password: "short" })
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    ["password", "Use at least 12 characters."],
  ])
  expect(resetPasswordSchema.safeParse({ password: "passwordpassword" }).success).toBe(false)
})

test.each(["ab", "-glow", "glow-", "gl ow", "glow/studio", "g".repeat(49), "../admin"])(
  "%s is no address for an organization",
  (slug) => {
    expect(newOrganizationSchema.safeParse({ name: "Glow", slug, industry: "salon" }).success).toBe(false)
  },
)
