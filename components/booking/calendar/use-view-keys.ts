"use client"

import { useEffect } from "react"
import { isTaken } from "@/components/dashboard/keyboard"
import { type CalendarView, type Place, stepDate } from "@/lib/booking/calendar/rules"
import type { Go } from "./use-place"

const views: Record<string, CalendarView> = {
  d: "day",
  "1": "day",
  "2": "three",
  "3": "week",
  w: "week",
  a: "agenda",
  "4": "agenda",
}

/** The calendar by keyboard: t for today, arrows for before and after, 1 to 4 or d, w and a for the views. */
export function useViewKeys(place: Place, go: Go, today: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const view = views[event.key]
      // Arrows inside a group of choices or a menu belong to it.
      const inside = event.target instanceof Element && event.target.closest("[role=radiogroup], [role=menu]")
      if (event.key === "t") go({ date: today })
      else if (event.key === "ArrowLeft" && !inside) go({ date: stepDate(place.view, place.date, -1) })
      else if (event.key === "ArrowRight" && !inside) go({ date: stepDate(place.view, place.date, 1) })
      else if (view && view !== place.view) go({ view })
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [place.view, place.date, go, today])
}
