"use client"

import { Search } from "lucide-react"
import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import type { FinderProps } from "./finder-palette"

const FinderPalette = dynamic(() => import("./finder-palette").then((module) => module.FinderPalette), {
  ssr: false,
})

/** ⌘K: finds bookings and customers, and leads to pages and other organizations. */
export function Finder(props: FinderProps) {
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  useEffect(() => {
    if (used) return // from here on the palette listens itself
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setUsed(true)
      setOpen(true)
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [used])
  return (
    <>
      <Button
        aria-keyshortcuts="Meta+K Control+K"
        className="font-normal text-muted sm:w-56 sm:justify-start"
        onClick={() => {
          setUsed(true)
          setOpen(true)
        }}
      >
        <Search aria-hidden="true" />
        <span className="max-sm:sr-only">Find or do something</span>
        <kbd className="ml-auto font-sans text-xs max-sm:hidden">⌘K</kbd>
      </Button>
      {used ? <FinderPalette {...props} open={open} onOpenChange={setOpen} /> : null}
    </>
  )
}
