import type { State } from "./state.ts"

const eventsKept = 5000
const deliveriesKept = 2000
const answersKeptFor = 24 * 60 * 60

/** Drops what nobody will ask for any more, so that the state stays small over months of use. */
export function forget(state: State, now: number): void {
  const { events } = state.tables
  const deliveries = Object.values(state.deliveries)
  const settled = deliveries.filter((row) => row.next_attempt_at === null)
  for (const row of settled.slice(0, Math.max(0, settled.length - deliveriesKept))) {
    delete state.deliveries[row.id]
  }
  const awaited = new Set(Object.values(state.deliveries).map((row) => row.event))
  const ids = Object.keys(events)
  for (const id of ids.slice(0, Math.max(0, ids.length - eventsKept))) {
    if (awaited.has(id)) continue
    delete events[id]
    delete state.owners[id]
  }
  for (const [key, answer] of Object.entries(state.idempotency)) {
    if (answer.created < now - answersKeptFor) delete state.idempotency[key]
  }
}
