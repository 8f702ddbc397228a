"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"

/** How long the time is still held; the page looks again when it has run out. */
export function HoldCountdown({ until }: { until: string }) {
  const router = useRouter()
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000))
      setLeft(seconds)
      if (seconds === 0) {
        clearInterval(timer)
        router.refresh()
      }
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
  }, [until, router])
  if (left === null) return null
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
  return (
    <p className="text-muted tabular-nums">
      Held for <span className="inline-block min-w-[4ch] font-medium text-foreground">{clock}</span>
    </p>
  )
}
