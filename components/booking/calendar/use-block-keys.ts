"use client"

import { type KeyboardEvent, type RefObject, useRef, useState } from "react"
import type { Column, Entry, Segment, Stretch } from "@/lib/booking/calendar/layout/types"
import { clock } from "@/lib/booking/calendar/rules"
import { hideGhost, placeGhost, type Target, visibleColumns } from "./geometry"
import type { Gesture } from "./use-drag"

interface BlockKeys {
  body: RefObject<HTMLDivElement | null>
  columns: readonly Column[]
  segments: ReadonlyMap<string, Segment[]>
  shown: Stretch
  grain: number
  movable: (key: string) => Entry | undefined
  columnName: (column: Column) => string
  onDrop: (gesture: Gesture, target: Target) => void
}

/** Puts the focus on a block, in one column where it is named. */
export function focusBlock(body: HTMLElement, entry: string, column?: string): void {
  const within = column ? `[data-column="${column}"] ` : ""
  body.querySelector<HTMLElement>(`${within}[data-entry="${entry}"]`)?.focus()
}

const arrows: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * The blocks by keyboard: arrows go from one to the next, Alt with arrows lifts and moves one, Shift and
 * Alt change its length; Enter puts it down, Escape puts it back. `said` is for screen readers.
 */
export function useBlockKeys(keys: BlockKeys) {
  const lifted = useRef<{ gesture: Gesture & { entry: Entry }; target: Target } | null>(null)
  const [said, setSaid] = useState("")
  const { body, columns, segments, shown, grain } = keys

  const putBack = () => {
    if (!lifted.current) return
    lifted.current = null
    if (body.current) hideGhost(body.current)
    setSaid("Put back")
  }

  const walk = (key: string, column: string, [x, y]: [number, number]) => {
    if (!body.current) return
    const own = segments.get(column) ?? []
    const at = own.findIndex(({ entry }) => entry.key === key)
    const here = own[at]
    if (!here) return
    if (y !== 0) {
      const next = own[at + y]
      if (next) focusBlock(body.current, next.entry.key, column)
      return
    }
    const order = visibleColumns(body.current)
    for (let index = order.indexOf(column) + x; index >= 0 && index < order.length; index += x) {
      const name = order[index] ?? ""
      const near = (segments.get(name) ?? []).toSorted(
        (a, b) => Math.abs(a.from - here.from) - Math.abs(b.from - here.from),
      )[0]
      if (near) return focusBlock(body.current, near.entry.key, name)
    }
  }

  const lift = (key: string, columnKey: string, [x, y]: [number, number], resizes: boolean) => {
    const entry = keys.movable(key)
    const column = columns.find((one) => one.key === columnKey)
    const segment = segments.get(columnKey)?.find((one) => one.entry.key === key)
    if (!body.current || !column) return
    if (!entry || !segment) {
      setSaid("This visit can’t be moved")
      return
    }
    const kind = resizes ? "resize" : "move"
    const target = lifted.current?.target ?? { column, from: segment.from, until: segment.until }
    if (resizes) target.until = Math.max(target.from + grain, target.until + y * grain)
    else {
      const length = target.until - target.from
      target.from = Math.min(Math.max(target.from + y * grain, shown.from), shown.until - grain)
      target.until = target.from + length
      const order = visibleColumns(body.current)
      const to = order[order.indexOf(target.column.key) + x]
      target.column = columns.find((one) => one.key === to) ?? target.column
    }
    lifted.current = { gesture: { kind, entry }, target: { ...target } }
    const time = `${clock(target.from)}–${clock(target.until)}`
    placeGhost(body.current, shown, target, { time, name: entry.title })
    setSaid(`${time}, ${keys.columnName(target.column)}. Enter puts it here, Escape back.`)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const block = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-entry]") : null
    const column = block?.closest<HTMLElement>("[data-column]")?.dataset.column
    const key = block?.dataset.entry
    if (!key || !column) return
    const arrow = arrows[event.key]
    if (arrow && event.altKey) lift(key, column, arrow, event.shiftKey)
    else if (arrow && !lifted.current && !event.metaKey && !event.ctrlKey) walk(key, column, arrow)
    else if (event.key === "Escape" && lifted.current) putBack()
    else if (event.key === "Enter" && lifted.current && body.current) {
      const { gesture, target } = lifted.current
      lifted.current = null
      hideGhost(body.current)
      setSaid("")
      keys.onDrop(gesture, target)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { onKeyDown, onBlur: putBack, said }
}
