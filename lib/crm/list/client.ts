"use client"

import { useEffect, useRef, useState } from "react"
import { type CustomerPage, customerPage, type ListedCustomer } from "./types"

interface Held {
  query: string
  rows: ListedCustomer[]
  more: boolean
  total: number | null
}

/** The list's own address in the data routes; `query` is what the page's URL carries. */
const address = (organization: string, query: string, after?: ListedCustomer) => {
  const asked = new URLSearchParams(query)
  if (after) {
    asked.set("after", after.sort_value)
    asked.set("after_id", after.id)
  }
  return `/api/dashboard/${organization}/customers/list?${asked}`
}

/**
 * The customers a query finds: begins with what the server sent, asks again as the query changes (a
 * newer question takes over an older one), and goes on where the reader has come to.
 */
export function useCustomers(organization: string, query: string, first: CustomerPage & { query: string }) {
  const [held, setHeld] = useState<Held>(first)
  const [pending, setPending] = useState(false)
  const [failed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  const asked = useRef({ query: first.query, turn })
  const going = useRef<AbortController>(null)

  useEffect(() => {
    if (asked.current.query === query && asked.current.turn === turn) return
    asked.current = { query, turn }
    const ask = new AbortController()
    going.current?.abort()
    setPending(true)
    fetch(address(organization, query), { signal: ask.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error("refused")
        setHeld({ query, ...customerPage.parse(await response.json()) })
        setFailed(false)
        setPending(false)
      })
      .catch(() => {
        if (ask.signal.aborted) return
        setFailed(true)
        setPending(false)
      })
    return () => ask.abort()
  }, [organization, query, turn])

  /** Asks for the next stretch, once at a time. */
  const goOn = () => {
    const last = held.rows.at(-1)
    if (!held.more || !last || held.query !== query || (going.current && !going.current.signal.aborted))
      return
    const ask = new AbortController()
    going.current = ask
    fetch(address(organization, query, last), { signal: ask.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error("refused")
        const next = customerPage.parse(await response.json())
        setHeld((now) =>
          now.query === query && now.rows.at(-1)?.id === last.id
            ? { ...now, rows: [...now.rows, ...next.rows], more: next.more }
            : now,
        )
      })
      .catch(() => {
        if (!ask.signal.aborted) setFailed(true)
      })
      .finally(() => {
        if (going.current === ask) going.current = null
      })
  }

  return {
    ...held,
    pending,
    failed,
    goOn,
    /** Asks for the same again, after something was changed. */
    again: () => setTurn((now) => now + 1),
    /** Shows a change before the server has agreed. */
    patch: (ids: ReadonlySet<string>, change: (row: ListedCustomer) => ListedCustomer) =>
      setHeld((now) => ({ ...now, rows: now.rows.map((row) => (ids.has(row.id) ? change(row) : row)) })),
  }
}
