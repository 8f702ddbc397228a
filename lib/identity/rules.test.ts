import { describe, expect, test } from "vitest"
import { passwordFault, safeRedirect, slugOf, withoutOrigin } from "./rules"

describe("where signing in leads", () => {
  test.each(["/", "/dashboard/glow-studio", "/b/glow-studio?paid=1#top", "/me"])("%s is ours", (target) => {
    expect(safeRedirect(target, "/fallback")).toBe(target)
  })

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09//evil.example",
    "%09//evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    " /me",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://evil.example",
    "http:/evil.example",
    "me",
    "",
    `/${"a".repeat(2001)}`,
    null,
    undefined,
  ])("%j goes to the fallback", (target) => {
    expect(safeRedirect(target, "/fallback")).toBe("/fallback")
  })

  test("a mail may name our own host, and no other", () => {
    expect(withoutOrigin("https://ours.example/welcome", "https://ours.example")).toBe("/welcome")
    for (const foreign of ["https://evil.example/welcome", "https://ours.example.evil.example/x"]) {
      expect(safeRedirect(withoutOrigin(foreign, "https://ours.example"), "/fallback")).toBe("/fallback")
    }
  })
})

describe("a password", () => {
  test.each([
    ["eleven char", /12 characters/],
    ["a".repeat(129), /128/],
    ["aaaaaaaaaaaaaa", /different/],
    ["passwordpassword", /common/],
    ["P@ssw0rd1234", /common/],
    ["Password12345!", /common/],
    ["abcdefghijkl", /common/],
    ["098765432109", /common|different/],
    ["qwertyuiopas", /common/],
  ])("%s is refused", (password, why) => {
    expect(passwordFault(password)).toMatch(why)
  })

  test("must not be the person's own address", () => {
    expect(passwordFault("margaret.hill1", "margaret.hill@example.com")).toMatch(/e-mail/)
  })

  test.each(["plum otter granite", "Tenantry-demo-2026", "x7#kQ!p2vLw9", "пароль-из-многих-слов"])(
    "%s will do",
    (password) => {
      expect(passwordFault(password, "owner@glow.demo")).toBeNull()
    },
  )
})

describe("an organization's address", () => {
  test.each([
    ["Glow & Co.", "glow-co"],
    ["  Café Zoë  ", "cafe-zoe"],
    ["--A--", "a"],
    ["日本", ""],
    ["x".repeat(60), "x".repeat(48)],
  ])("%s becomes %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})
