import { z } from "zod"
import { advanceTestClock } from "../clock.ts"
import type { Api } from "../http/api.ts"
import { invalid } from "../http/errors.ts"
import { int, text } from "../http/params.ts"
import { all, emit, get, insert, newId, now } from "../world.ts"

/** Test clocks: time that passes for some customers only. */
export function testClocks(api: Api): void {
  const { world } = api
  const path = "/v1/test_helpers/test_clocks"
  api.post(path, z.object({ frozen_time: int, name: text.optional() }), ({ params }) => {
    const created = now(world)
    return insert(world, "test_clocks", {
      id: newId("clock"),
      object: "test_helpers.test_clock",
      created,
      livemode: false,
      deletes_after: created + 30 * 86_400,
      frozen_time: params.frozen_time,
      name: params.name ?? null,
      status: "ready",
      status_details: {},
    })
  })
  api.readable(path, "test_clocks")
  api.post(`${path}/:id/advance`, z.object({ frozen_time: int }), ({ params, id }) => {
    const clock = get(world, "test_clocks", id)
    if (params.frozen_time <= clock.frozen_time) {
      throw invalid("The new time must be after the clock's present time.", "frozen_time")
    }
    advanceTestClock(world, id, params.frozen_time)
    emit(world, "test_helpers.test_clock.ready", clock)
    return clock
  })
  api.delete(`${path}/:id`, ({ id }) => {
    get(world, "test_clocks", id)
    for (const customer of all(world, "customers")) {
      if (customer.test_clock === id) delete world.state.tables.customers[customer.id]
    }
    delete world.state.tables.test_clocks[id]
    return { id, object: "test_helpers.test_clock", deleted: true }
  })
}
