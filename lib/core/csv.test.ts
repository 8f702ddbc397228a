import { describe, expect, test } from "vitest"
import { csvCell, csvDownload, csvLine } from "./csv"

describe("a cell", () => {
  test.each([
    "=1+1",
    "+44 20",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\n=x",
    " =1",
    "＝1+1",
    "−1",
    '=HYPERLINK("https://evil.test")',
  ])("%j is no formula any more", (text) => {
    const cell = csvCell(text)
    expect(cell.replace(/^"/, "").startsWith("'")).toBe(true)
  })

  test("with a comma, quote or line break is quoted", () => {
    expect(csvCell("Smith, Ann")).toBe('"Smith, Ann"')
    expect(csvCell('The "Best"')).toBe('"The ""Best"""')
    expect(csvCell("one\ntwo")).toBe('"one\ntwo"')
    expect(csvCell("plain")).toBe("plain")
  })

  test("of a number stays a number, of nothing is empty", () => {
    expect(csvCell(-12.5)).toBe("-12.5")
    expect(csvCell(null)).toBe("")
    expect(csvCell(undefined)).toBe("")
  })
})

test("a line ends as the standard says", () => {
  expect(csvLine(["a", 1, null])).toBe("a,1,\r\n")
})

test("a download is written page by page and named without tricks", async () => {
  async function* pages() {
    yield [["Ann", 1]]
    yield [["=x", 2]]
  }
  const response = csvDownload('customers "2026"\r\n.csv', ["Name", "Bookings"], pages())
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="customers--2026---.csv"')
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe("Name,Bookings\r\nAnn,1\r\n'=x,2\r\n")
})
