import { expect, test } from "vitest"
import { spanOf } from "./calendar-words"
import { columnsOf } from "./geometry"
import { minutesOfTime } from "./times"

test("the days shown are named once, as short as the room asks", () => {
  expect(spanOf(["2026-11-21"])).toBe("Sat, 21 Nov 2026")
  expect(spanOf(["2026-11-21"], true)).toBe("Sat 21 Nov")
  expect(spanOf(["2026-11-16", "2026-11-22"])).toBe("16–22 Nov 2026")
  expect(spanOf(["2026-11-30", "2026-12-06"], true)).toBe("30 Nov–6 Dec")
  expect(spanOf(["2026-12-28", "2027-01-03"])).toBe("28 Dec 2026–3 Jan 2027")
})

test("a typed time is minutes since midnight, or nothing", () => {
  expect(["00:00", "9:05", "23:59", "24:00"].map(minutesOfTime)).toEqual([0, 545, 1439, 1440])
  expect(["", "24:01", "12:60", "noon", "1:2"].map(minutesOfTime)).toEqual([null, null, null, null, null])
})

test("people have columns of their own by day, and in three days while there is room", () => {
  const people = Array.from({ length: 4 }, (_, n) => ({ id: `p${n}` }))
  expect(columnsOf("day", ["a"], people)).toHaveLength(4)
  expect(columnsOf("three", ["a", "b", "c"], people)).toHaveLength(12)
  expect(columnsOf("three", ["a", "b", "c"], [...people, { id: "p4" }])).toHaveLength(3)
  expect(columnsOf("week", ["a", "b"], people)).toEqual([
    { key: "a", day: "a", staffId: null },
    { key: "b", day: "b", staffId: null },
  ])
  expect(columnsOf("day", ["a"], [])).toEqual([{ key: "a", day: "a", staffId: null }])
})
