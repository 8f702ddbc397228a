"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { type CalendarData, calendarData } from "./types"

/** How often an open calendar asks whether anything changed, in milliseconds. */
const every = 4000

interface Wanted {
  organization: string
  from: string
  until: string
}

type Answer = { key: string; data: CalendarData }
type State = Answer & { failed: boolean }

/**
 * A stretch of the calendar, kept up to date: asked for anew every few seconds while the page is looked
 * at, at once when one comes back to it, and by `refresh`. Only what changed is sent. `data` is null until
 * a new stretch has come; stretches seen before are shown at once.
 */
export function useCalendarData(
  { organization, from, until }: Wanted,
  first: CalendarData,
): { data: CalendarData | null; failed: boolean; refresh: () => Promise<void> } {
  const key = `${organization} ${from} ${until}`
  const seen = useRef(new Map<string, CalendarData>([[key, first]]))
  const [state, setState] = useState<State>({ key, data: first, failed: false })

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const known = seen.current.get(key)
      try {
        const response = await fetch(`/api/dashboard/${organization}/calendar?from=${from}&until=${until}`, {
          signal: signal ?? null,
          headers: known ? { "if-none-match": `"${known.version}"` } : {},
        })
        if (response.status === 304 && known) {
          setState((before) =>
            before.key === key && !before.failed ? before : { key, data: known, failed: false },
          )
          return
        }
        if (!response.ok) throw new Error("refused")
        const data = calendarData.parse(await response.json())
        seen.current.set(key, data)
        setState({ key, data, failed: false })
      } catch {
        if (!signal?.aborted) setState((before) => ({ ...before, failed: true }))
      }
    },
    [key, organization, from, until],
  )

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const round = async () => {
      clearTimeout(timer)
      if (document.visibilityState === "visible") await ask(stop.signal)
      if (!stop.signal.aborted) timer = setTimeout(round, every)
    }
    const back = () => {
      if (document.visibilityState === "visible") void round()
    }
    if (seen.current.has(key)) timer = setTimeout(round, every)
    else void round()
    document.addEventListener("visibilitychange", back)
    window.addEventListener("online", back)
    return () => {
      stop.abort()
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", back)
      window.removeEventListener("online", back)
    }
  }, [ask, key])

  const shown = state.key === key ? state.data : (seen.current.get(key) ?? null)
  return { data: shown, failed: state.failed, refresh: useCallback(() => ask(), [ask]) }
}
