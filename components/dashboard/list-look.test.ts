import { expect, test } from "vitest"
import { parseLook, writeLook } from "./list-look"

const known = ["email", "phone", "tags"]

test("a look is remembered", () => {
  const look = { density: "compact" as const, columns: ["phone", "tags"] }
  expect(parseLook(writeLook(look), known, ["email"])).toEqual(look)
})

test("without a cookie a list looks as usual", () => {
  expect(parseLook(undefined, known, ["email"])).toEqual({ density: "comfortable", columns: ["email"] })
})

test("no column may be left, and unknown ones are", () => {
  expect(parseLook("comfortable~", known, ["email"]).columns).toEqual([])
  expect(parseLook("x~phone.gone.email", known, ["tags"])).toEqual({
    density: "comfortable",
    columns: ["email", "phone"],
  })
})
