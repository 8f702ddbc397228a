"use client"

import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef } from "react"
import type { Column, Entry, Stretch } from "@/lib/booking/calendar/layout/types"
import { clock, snap, toLocal } from "@/lib/booking/calendar/rules"
import { columnAt, hideGhost, minuteAt, placeGhost, type Target } from "./geometry"

/** What a drag does: draws a new stretch, or moves or resizes a visit. */
export type Gesture = { kind: "create" } | { kind: "move" | "resize"; entry: Entry }

interface Drag {
  body: RefObject<HTMLDivElement | null>
  scroller: RefObject<HTMLDivElement | null>
  columns: readonly Column[]
  shown: Stretch
  grain: number
  timezone: string
  /** The visit of a block, if it can be moved now. */
  movable: (key: string) => Entry | undefined
  mayCreate: boolean
  onDrop: (gesture: Gesture, target: Target) => void
}

interface Running {
  gesture: Gesture
  pointer: number
  touch: boolean
  x: number
  y: number
  /** Where the pointer took hold, in minutes after the begin of what it holds. */
  grip: number
  anchor: { column: string; minute: number }
  begun: boolean
  /** Whether a click without a drag means this place, not something that lies there. */
  empty: boolean
  timer?: ReturnType<typeof setTimeout>
  target?: Target
}

/** How far a mouse goes before it drags, how far a finger may stray while it waits, and for how long. */
const threshold = { mouse: 4, touch: 8, press: 380 }
/** Within this of an edge the calendar scrolls along. */
const edge = 36

/**
 * Dragging with a mouse, or with a finger after a long press. While it lasts nothing is rendered: one
 * ghost is moved by transform. Escape or a lost pointer leaves everything as it was.
 */
export function useDrag(drag: Drag) {
  const latest = useRef(drag)
  latest.current = drag
  const running = useRef<Running | null>(null)
  const swallowClick = useRef(false)

  const draw = useCallback(() => {
    const { body, columns, shown, grain } = latest.current
    const run = running.current
    if (!run || !body.current) return
    const here = snap(minuteAt(body.current, run.y, shown), grain)
    const key = run.gesture.kind === "move" ? columnAt(body.current, run.x) : run.anchor.column
    const column = columns.find((one) => one.key === key)
    if (!column) return
    const clamp = (minute: number) => Math.min(Math.max(minute, shown.from), shown.until)
    let from = run.anchor.minute
    let until = clamp(here)
    if (run.gesture.kind === "create") {
      if (until < from) [from, until] = [until, from]
      if (until - from < grain) until = from + grain
    } else if (run.gesture.kind === "resize") {
      until = Math.max(clamp(here), from + grain)
    } else {
      const length = (run.gesture.entry.endsAt - run.gesture.entry.startsAt) / 60_000
      from = clamp(snap(minuteAt(body.current, run.y, shown) - run.grip, grain))
      until = from + length
    }
    run.target = { column, from, until }
    const name = run.gesture.kind === "create" ? "New" : run.gesture.entry.title
    placeGhost(body.current, shown, run.target, { time: `${clock(from)}–${clock(until)}`, name })
  }, [])

  const end = useCallback((keep: boolean) => {
    const run = running.current
    running.current = null
    if (!run) return
    clearTimeout(run.timer)
    const { body, onDrop } = latest.current
    delete document.documentElement.dataset.dragging
    if (body.current) {
      hideGhost(body.current)
      for (const held of body.current.querySelectorAll("[data-held]")) held.removeAttribute("data-held")
    }
    if (run.begun) swallowClick.current = true
    if (keep && run.target) onDrop(run.gesture, run.target)
  }, [])

  const begin = useCallback(() => {
    const run = running.current
    const body = latest.current.body.current
    if (!run || !body) return
    run.begun = true
    document.documentElement.dataset.dragging = ""
    if (run.gesture.kind !== "create")
      for (const block of body.querySelectorAll(`[data-entry="${run.gesture.entry.key}"]`))
        block.setAttribute("data-held", "")
    draw()
  }, [draw])

  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const run = running.current
      if (!run || event.pointerId !== run.pointer) return
      const moved = Math.hypot(event.clientX - run.x, event.clientY - run.y)
      if (!run.begun && run.touch) {
        if (moved > threshold.touch) end(false)
        return
      }
      if (!run.begun && moved < threshold.mouse) return
      run.x = event.clientX
      run.y = event.clientY
      if (!run.begun) begin()
      const scroller = latest.current.scroller.current
      const frame = scroller?.getBoundingClientRect()
      if (scroller && frame) {
        if (event.clientY > frame.bottom - edge) scroller.scrollTop += 12
        if (event.clientY < frame.top + edge + 48) scroller.scrollTop -= 12
      }
      draw()
    }
    const drop = (event: PointerEvent) => {
      const run = running.current
      if (!run || event.pointerId !== run.pointer) return
      const { columns, shown } = latest.current
      const column = columns.find(({ key }) => key === run.anchor.column)
      // A plain click on an empty place begins an hour there; a tap of a finger only scrolls or opens.
      if (!run.begun && !run.touch && run.empty && run.gesture.kind === "create" && column)
        run.target = {
          column,
          from: run.anchor.minute,
          until: Math.min(run.anchor.minute + 60, shown.until),
        }
      end(run.target !== undefined)
    }
    const lose = () => end(false)
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !running.current) return
      event.preventDefault()
      event.stopPropagation()
      end(false)
    }
    // Once a finger holds something, the page under it must not scroll.
    const still = (event: TouchEvent) => {
      if (running.current?.begun) event.preventDefault()
    }
    const scroller = latest.current.scroller.current
    window.addEventListener("pointermove", follow)
    window.addEventListener("pointerup", drop)
    window.addEventListener("pointercancel", lose)
    window.addEventListener("blur", lose)
    window.addEventListener("keydown", cancel, { capture: true })
    scroller?.addEventListener("touchmove", still, { passive: false })
    return () => {
      window.removeEventListener("pointermove", follow)
      window.removeEventListener("pointerup", drop)
      window.removeEventListener("pointercancel", lose)
      window.removeEventListener("blur", lose)
      window.removeEventListener("keydown", cancel, { capture: true })
      scroller?.removeEventListener("touchmove", still)
      end(false)
    }
  }, [begin, draw, end])

  const onPointerDown = (event: ReactPointerEvent<HTMLDivElement>) => {
    const { body, shown, grain, movable, mayCreate, timezone } = latest.current
    swallowClick.current = false
    if (event.button !== 0 || running.current || !body.current || !(event.target instanceof Element)) return
    const column = event.target.closest<HTMLElement>("[data-column]")?.dataset.column
    if (!column) return
    const block = event.target.closest<HTMLElement>("[data-entry]")
    const minute = minuteAt(body.current, event.clientY, shown)
    const entry = block?.dataset.entry ? movable(block.dataset.entry) : undefined
    let gesture: Gesture
    let start = Math.floor(minute / grain) * grain
    if (entry) {
      gesture = { kind: event.target.closest("[data-resize]") ? "resize" : "move", entry }
      const local = toLocal(entry.startsAt, timezone)
      const day = latest.current.columns.find((one) => one.key === column)?.day
      start = local.day === day ? local.minute : local.minute - 1440
    } else if (!block && mayCreate) gesture = { kind: "create" }
    else return
    const run: Running = {
      gesture,
      pointer: event.pointerId,
      touch: event.pointerType === "touch",
      x: event.clientX,
      y: event.clientY,
      grip: minute - start,
      anchor: { column, minute: start },
      begun: false,
      empty: !event.target.closest("[data-absence]"),
    }
    running.current = run
    if (run.touch) run.timer = setTimeout(begin, threshold.press)
    else if (run.empty && gesture.kind === "create") event.preventDefault() // no text is selected
  }

  /** The click that ends a drag opens nothing. */
  const onClickCapture = (event: { stopPropagation: () => void; preventDefault: () => void }) => {
    if (!swallowClick.current) return
    swallowClick.current = false
    event.stopPropagation()
    event.preventDefault()
  }
  return { onPointerDown, onClickCapture }
}
