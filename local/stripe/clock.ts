import { billingAgenda } from "./billing/agenda.ts"
import { expireSession } from "./resources/checkout-sessions.ts"
import { actForOwner, clockOf, now, type World } from "./world.ts"

/** Something that happens by itself when its time has come. */
export interface Due {
  at: number
  id: string
  run(): void
}

/** Finds what is due at or before a moment, for the customers of one test clock or of none. */
export type Agenda = (world: World, testClock: string | null, until: number) => Due[]

const sessions: Agenda = (world, testClock, until) =>
  Object.values(world.state.tables.checkout_sessions)
    .filter(
      (session) =>
        session.status === "open" &&
        session.expires_at <= until &&
        clockOf(world, session.customer) === testClock,
    )
    .map((session) => ({
      at: session.expires_at,
      id: session.id,
      run: () => expireSession(world, session),
    }))

const agendas: Agenda[] = [sessions, billingAgenda]

function next(world: World, testClock: string | null, until: number): Due | undefined {
  return agendas
    .flatMap((agenda) => agenda(world, testClock, until))
    .sort((a, b) => a.at - b.at)
    .at(0)
}

/** Does everything that has fallen due by the machine's own time. */
export function tick(world: World): void {
  for (let due = next(world, null, now(world, null)); due; due = next(world, null, now(world, null))) {
    actForOwner(world, due.id, due.run)
  }
}

/** Moves the common clock on, stopping at each thing that falls due on the way. */
export function advance(world: World, to: number): void {
  const moveTo = (time: number) => {
    world.state.clock_offset += Math.max(0, time - now(world, null))
  }
  for (let due = next(world, null, to); due; due = next(world, null, to)) {
    moveTo(due.at)
    actForOwner(world, due.id, due.run)
  }
  moveTo(to)
}

/** Moves a test clock on, for its customers alone. */
export function advanceTestClock(world: World, id: string, to: number): void {
  const clock = world.state.tables.test_clocks[id]
  if (!clock) return
  world.testClock = id
  try {
    for (let due = next(world, id, to); due; due = next(world, id, to)) {
      clock.frozen_time = Math.max(clock.frozen_time, due.at)
      actForOwner(world, due.id, due.run)
    }
    clock.frozen_time = to
  } finally {
    world.testClock = null
  }
}
