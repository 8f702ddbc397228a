"use client"

import { usePathname, useSearchParams } from "next/navigation"
import { useCallback, useMemo } from "react"
import { type Place, placeQuery, readPlace } from "@/lib/booking/calendar/rules"

/** Changes the place; "replace" for what "back" should not come by again. */
export type Go = (change: Partial<Place>, how?: "push" | "replace") => void

/** Where in the calendar one is, kept in the address alone: a link and "back" lead to the same view. */
export function usePlace(today: string): { place: Place; go: Go } {
  const params = useSearchParams()
  const path = usePathname()
  const place = useMemo(() => readPlace((name) => params.get(name), today), [params, today])
  const go = useCallback<Go>(
    (change, how = "push") => {
      const now = new URLSearchParams(window.location.search)
      const query = placeQuery({ ...readPlace((name) => now.get(name), today), ...change }, today)
      const href = query ? `${path}?${query}` : path
      if (how === "push") window.history.pushState(null, "", href)
      else window.history.replaceState(null, "", href)
    },
    [path, today],
  )
  return { place, go }
}
