import { expect, test } from "vitest"
import { actionError } from "./action-result"

test("no answer and a good answer are no error", () => {
  expect(actionError(undefined)).toBeNull()
  expect(actionError({})).toBeNull()
})

test("a refusal is passed on, with its reference", () => {
  const refusal = { code: "forbidden", message: "No.", hint: null, fields: null, requestId: "r1" } as const
  expect(actionError({ serverError: refusal })).toBe(refusal)
})

test("refused input names its fields", () => {
  const validationErrors = { formErrors: [], fieldErrors: { email: ["Enter an address."], name: undefined } }
  expect(actionError({ validationErrors })).toMatchObject({
    code: "invalid_request",
    fields: { email: ["Enter an address."] },
  })
})
