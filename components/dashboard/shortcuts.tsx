"use client"

import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import { Dialog } from "@/components/ui/dialog"
import { isTaken, moveInList } from "./keyboard"
import type { Destination } from "./places"

type ShortcutsProps = {
  places: readonly Destination[]
  /** Where `c` leads, for those who may create bookings. */
  createHref?: string
}

const keycap =
  "inline-grid h-5.5 min-w-5.5 place-items-center rounded-sm border border-border bg-surface px-1.5 font-sans text-xs"

function Line({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <dt>{does}</dt>
      <dd className="flex items-center gap-1 text-muted">
        {keys.map((key) => (
          <kbd key={key} className={keycap}>
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  )
}

/** The dashboard by keyboard: g and a letter goes somewhere, j and k move in lists, ? shows all of it. */
export function Shortcuts({ places, createHref }: ShortcutsProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const going = useRef(0)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTaken(event)) return
      const place =
        Date.now() - going.current < 1200 ? places.find(({ letter }) => letter === event.key) : undefined
      going.current = 0
      if (place) {
        event.preventDefault()
        router.push(place.href)
      } else if (event.key === "g") going.current = Date.now()
      else if (event.key === "?") setOpen(true)
      else if (event.key === "j") moveInList(1)
      else if (event.key === "k") moveInList(-1)
      else if (event.key === "c" && createHref) router.push(createHref)
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [places, createHref, router])
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" size="sm">
      <dl className="divide-y divide-border">
        <Line keys={["⌘", "K"]} does="Find or do something" />
        {places.map(({ letter, label }) => (
          <Line key={letter} keys={["g", letter]} does={`Go to ${label}`} />
        ))}
        <Line keys={["j", "k"]} does="Next and previous in a list" />
        <Line keys={["Enter"]} does="Open what is chosen" />
        {createHref ? <Line keys={["c"]} does="New booking" /> : null}
        <Line keys={["."]} does="Next status, on a booking" />
        <Line keys={["t", "←", "→"]} does="Today, before and after, in the calendar" />
        <Line keys={["1", "2", "3", "4"]} does="Day, 3 days, week and agenda" />
        <Line keys={["Alt", "↑↓←→"]} does="Move a visit; Enter puts it down" />
        <Line keys={["Alt", "Shift", "↑↓"]} does="Make a visit longer or shorter" />
        <Line keys={["?"]} does="This list" />
      </dl>
    </Dialog>
  )
}
