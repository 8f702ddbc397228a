import { describe, expect, test } from "vitest"
import { countryOf, faultsOf, guessMapping, readRow } from "./rules"

describe("columns are guessed", () => {
  test("by what their headings say in other programs", () => {
    expect(guessMapping(["Client Name", "E-mail", "Mobile Number", "Labels", "Accepts Marketing"])).toEqual({
      full_name: 0,
      email: 1,
      phone: 2,
      tags: 3,
      marketing_consent: 4,
    })
  })

  test("with first and last name before a name in one", () => {
    expect(guessMapping(["First name", "Last name", "Name", "Email Address"])).toEqual({
      first_name: 0,
      last_name: 1,
      email: 3,
    })
  })

  test("and not where nothing is known", () => {
    expect(guessMapping(["Foo", ""])).toEqual({})
  })
})

describe("a line", () => {
  const mapping = { full_name: 0, email: 1, phone: 2, tags: 3, marketing_consent: 4 }

  test("is read with the number in one form and the tags apart", () => {
    const row = readRow(
      [" Ann Smith ", "Ann@X.test", "07700 900123", "vip; regular,vip", "Yes"],
      2,
      mapping,
      "GB",
    )
    expect(row).toEqual({
      line: 2,
      fields: {
        full_name: "Ann Smith",
        email: "ann@x.test",
        phone: "+447700900123",
        company_name: "",
        tags: ["vip", "regular"],
        marketing_consent: true,
      },
    })
    expect(faultsOf(row)).toEqual([])
  })

  test("that we exported ourselves comes back as it was", () => {
    expect(readRow(["'=Ann", "", "'+447700900123"], 2, mapping, undefined).fields).toMatchObject({
      full_name: "=Ann",
      phone: "+447700900123",
    })
  })

  test("says everything that is wrong with it", () => {
    expect(faultsOf(readRow(["", "nobody", "12"], 2, mapping, "GB"))).toEqual([
      "There is no name in this line.",
      "This is not an e-mail address.",
      "The phone number needs its country code, such as +44 20 7946 0958.",
    ])
    expect(faultsOf(readRow([], 3, mapping, "GB"))).toEqual(["There is no name in this line."])
  })
})

test("the country is that of the locale", () => {
  expect(countryOf("en-GB")).toBe("GB")
  expect(countryOf("de")).toBe("DE")
})
