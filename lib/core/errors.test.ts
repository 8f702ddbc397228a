import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { AppError, fromPostgrest, toAppError, unwrap } from "./errors"

const refusal = (code: string, details = "", message = "said by Postgres") => ({
  code,
  details,
  message,
  hint: "",
})

describe("a refusal by the database", () => {
  test("raised by our own functions keeps its code, sentence and hint", () => {
    const hint = JSON.stringify({ nearest: [] })
    const error = fromPostgrest({
      code: "PT409",
      details: "slot_taken",
      message: "Someone was quicker.",
      hint,
    })
    expect(error).toMatchObject({ code: "slot_taken", status: 409, message: "Someone was quicker.", hint })
  })

  test.each([
    ["23505", "duplicate"],
    ["23P01", "slot_taken"],
    ["42501", "forbidden"],
    ["22P02", "invalid_request"],
    ["40P01", "conflict"],
    ["57014", "unavailable"],
    ["PGRST301", "signed_out"],
    ["XX000", "unexpected"],
    ["PT409", "unexpected"],
  ])("%s is answered as %s, in our words", (sqlState, code) => {
    const error = fromPostgrest(refusal(sqlState, "column secret of relation x", "violates constraint y"))
    expect(error.code).toBe(code)
    expect(`${error.message}${error.hint}`).not.toMatch(/secret|constraint|relation/)
  })

  test("that says nothing, as when the connection died under the request, is an outage", () => {
    expect(fromPostgrest(refusal("", "", "")).code).toBe("unavailable")
  })

  test("a lost connection says that nothing was changed", () => {
    expect(fromPostgrest(refusal("", "", "TypeError: fetch failed")).code).toBe("unavailable")
  })

  test("unwrap gives the data or throws the refusal", () => {
    const empty = { count: null, status: 200, statusText: "OK" }
    expect(unwrap({ ...empty, success: true, data: [1], error: null })).toEqual([1])
  })

  test("what nobody foresaw tells nothing of itself", () => {
    expect(toAppError(new Error("password=hunter2")).message).not.toContain("hunter2")
    const own = new AppError("not_found")
    expect(toAppError(own)).toBe(own)
  })

  test("every code that a migration raises is known here", () => {
    const folder = new URL("../../supabase/migrations/", import.meta.url)
    const sql = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"))
    const raised = sql.flatMap((text) =>
      [...text.matchAll(/private\.fail\(\d+, '(\w+)'/g)].map((match) => match[1]),
    )
    expect(raised.length).toBeGreaterThan(40)
    const unknown = raised.filter((code) => fromPostgrest(refusal("PT400", code)).code !== code)
    expect([...new Set(unknown)]).toEqual([])
  })
})
