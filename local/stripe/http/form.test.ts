import { expect, test } from "vitest"
import { decodeForm } from "./form.ts"

test("nested brackets become objects and lists", () => {
  expect(decodeForm("a=1&items[0][price]=p&items[1][price]=q&metadata[x]=y&expand[]=m&expand[]=n")).toEqual({
    a: "1",
    items: [{ price: "p" }, { price: "q" }],
    metadata: { x: "y" },
    expand: ["m", "n"],
  })
})

test("encoded brackets mean the same", () => {
  expect(decodeForm("metadata%5Bbooking%5D=a%26b")).toEqual({ metadata: { booking: "a&b" } })
})

test("nothing reaches an object's prototype", () => {
  decodeForm("__proto__[polluted]=1&a[__proto__][polluted]=1")
  expect(Reflect.get({}, "polluted")).toBeUndefined()
})
