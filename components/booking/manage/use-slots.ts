"use client"

import { useEffect, useState } from "react"
import { z } from "zod/mini"

const slots = z.array(
  z.object({ starts_at: z.string(), staff_id: z.nullable(z.string()), seats_left: z.number() }),
)
type Slots = z.infer<typeof slots>

type Wanted = { organization: string; serviceId: string | null; staffId: string | null; day: string | null }

/** The free times of a service on a day; null while they are asked for. */
export function useSlots({ organization, serviceId, staffId, day }: Wanted): {
  slots: Slots | null
  failed: boolean
} {
  const [answer, setAnswer] = useState<{ key: string; slots: Slots | null; failed: boolean }>()
  const key = [organization, serviceId, staffId, day].join()
  useEffect(() => {
    if (!serviceId || !day) return
    const ask = new AbortController()
    const query = new URLSearchParams({ service: serviceId, from: day, until: day })
    if (staffId) query.set("staff", staffId)
    fetch(`/api/dashboard/${organization}/slots?${query}`, { signal: ask.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error("refused")
        setAnswer({ key, slots: slots.parse(await response.json()), failed: false })
      })
      .catch(() => {
        if (!ask.signal.aborted) setAnswer({ key, slots: null, failed: true })
      })
    return () => ask.abort()
  }, [organization, serviceId, staffId, day, key])
  if (answer?.key !== key) return { slots: null, failed: false }
  return answer
}
