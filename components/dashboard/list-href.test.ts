import { expect, test } from "vitest"
import { listHref } from "./list-href"

test("changes one parameter and keeps the others", () => {
  expect(listHref("/x", { status: "paid", page: "3" }, { sort: "name", page: undefined })).toBe(
    "/x?status=paid&sort=name",
  )
})

test("is the bare path where nothing is asked for", () => {
  expect(listHref("/x", { page: "2" }, { page: undefined })).toBe("/x")
})
