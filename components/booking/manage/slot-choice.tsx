"use client"

import { Skeleton } from "@/components/ui/skeleton"
import { TimeGrid } from "@/components/ui/time-grid"
import { useSlots } from "./use-slots"

type SlotChoiceProps = {
  organization: string
  serviceId: string | null
  staffId: string | null
  day: string | null
  timezone: string
  value: string | null
  onValueChange: (startsAt: string) => void
}

/** The free times of a day to choose from. */
export function SlotChoice({ timezone, value, onValueChange, ...wanted }: SlotChoiceProps) {
  const { slots, failed } = useSlots(wanted)
  if (!wanted.serviceId || !wanted.day) return null
  if (failed)
    return <p className="text-negative">The free times couldn’t be fetched. Choose the day again.</p>
  if (!slots) return <Skeleton className="h-36 w-full" />
  const times = [...new Set(slots.map((slot) => slot.starts_at))].map((start) => ({ value: start }))
  if (times.length === 0) {
    return <p className="text-muted">Nothing is free on this day. Choose another day or person.</p>
  }
  return (
    <TimeGrid
      label="Free times"
      times={times}
      timeZone={timezone}
      value={value}
      onValueChange={onValueChange}
    />
  )
}
