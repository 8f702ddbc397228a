"use client"

import { useEffect, useRef, useState } from "react"

/** Whether something stored could be a draft of the same form: the same fields, each of the same sort. */
function isLike<Draft extends object>(sample: Draft, stored: unknown): stored is Draft {
  if (typeof stored !== "object" || stored === null) return false
  const fields = new Map<string, unknown>(Object.entries(stored))
  return Object.entries(sample).every(([name, value]) => {
    if (!fields.has(name)) return false
    const kept = fields.get(name)
    return (
      value === null ||
      kept === null ||
      (typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value))
    )
  })
}

/**
 * The values of a form that survive a reload of its page, in this tab only, until they are saved or
 * discarded. `key` names the form and what it is about; a draft of an older state of that is dropped.
 */
export function useDraft<Draft extends object>(key: string, initial: Draft) {
  const [draft, setDraft] = useState(initial)
  const [restored, setRestored] = useState(false)
  const touched = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is read once for each form
  useEffect(() => {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null")
      if (!isLike(initial, kept) || JSON.stringify(kept) === JSON.stringify(initial)) return
      touched.current = true
      setDraft(kept)
      setRestored(true)
    } catch {
      // A browser that keeps nothing, or something else under this name: the form begins anew.
    }
  }, [key])

  useEffect(() => {
    if (!touched.current) return
    try {
      sessionStorage.setItem(key, JSON.stringify(draft))
    } catch {
      // No room or not allowed: the draft lives as long as the page.
    }
  }, [key, draft])

  const forget = (next: Draft) => {
    touched.current = false
    setRestored(false)
    setDraft(next)
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
  }
  return {
    draft,
    set: (change: Partial<Draft>) => {
      touched.current = true
      setDraft((before) => ({ ...before, ...change }))
    },
    /** Whether this is what was typed before a reload. */
    restored,
    /** Drops what was kept and goes on with these values. */
    forget,
  }
}
