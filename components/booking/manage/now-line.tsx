"use client"

import { useEffect, useState } from "react"

type NowLineProps = { from: number; until: number }

/** The present, moving over the day's board. Drawn in the browser, whose clock goes on. */
export function NowLine({ from, until }: NowLineProps) {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [])
  if (now === null || now < from || now > until) return null
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 z-10 w-px bg-negative-solid"
      style={{ left: `${((now - from) / (until - from)) * 100}%` }}
    >
      <span className="absolute -top-1 -left-[3px] size-[7px] rounded-full bg-negative-solid" />
    </div>
  )
}
