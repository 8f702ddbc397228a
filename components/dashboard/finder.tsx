"use client"

import { CalendarDays, Search, UserRound } from "lucide-react"
import dynamic from "next/dynamic"
import { useEffect, useMemo, useRef, useState } from "react"
import { z } from "zod/mini"
import { Button } from "@/components/ui/button"
import type { CommandGroup } from "@/components/ui/command-palette"
import type { Destination } from "./places"

const CommandPalette = dynamic(
  () => import("@/components/ui/command-palette").then((module) => module.CommandPalette),
  { ssr: false },
)

const findings = z.object({
  bookings: z.array(z.object({ id: z.string(), number: z.string(), customer: z.string(), when: z.string() })),
  customers: z.array(z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()) })),
})
type Findings = z.infer<typeof findings>

const nothing: Findings = { bookings: [], customers: [] }

type FinderProps = {
  slug: string
  places: readonly Destination[]
  organizations: readonly { slug: string; name: string }[]
  createHref?: string
}

function useSearch(slug: string) {
  const [found, setFound] = useState<Findings & { term: string }>({ ...nothing, term: "" })
  const [pending, setPending] = useState(false)
  const asked = useRef<AbortController>(null)
  const search = (text: string) => {
    asked.current?.abort()
    const term = text.trim()
    if (term.length < 2) {
      setFound({ ...nothing, term })
      setPending(false)
      return
    }
    const ask = new AbortController()
    asked.current = ask
    setPending(true)
    setTimeout(async () => {
      if (ask.signal.aborted) return
      try {
        const answer = await fetch(`/api/dashboard/${slug}/search?q=${encodeURIComponent(term)}`, {
          signal: ask.signal,
        })
        if (answer.ok) setFound({ ...findings.parse(await answer.json()), term })
      } catch {
        // A newer search took over, or the network is gone: what was found before stays.
      }
      if (asked.current === ask) setPending(false)
    }, 150)
  }
  return { found, pending, search }
}

/** ⌘K: finds bookings and customers, and leads to pages and other organizations. */
export function Finder({ slug, places, organizations, createHref }: FinderProps) {
  const [open, setOpen] = useState(false)
  const [used, setUsed] = useState(false)
  const { found, pending, search } = useSearch(slug)
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
  const groups = useMemo<CommandGroup[]>(
    () =>
      [
        {
          heading: "Bookings",
          items: found.bookings.map((booking) => ({
            label: `${booking.number} · ${booking.customer}`,
            shortcut: booking.when,
            icon: <CalendarDays />,
            keywords: [found.term],
            href: `/dashboard/${slug}/bookings/${booking.id}`,
          })),
        },
        {
          heading: "Customers",
          items: found.customers.map((customer) => ({
            label: customer.name,
            shortcut: customer.email ?? undefined,
            icon: <UserRound />,
            keywords: [found.term, customer.email ?? ""],
            href: `/dashboard/${slug}/customers/${customer.id}`,
          })),
        },
        {
          heading: "Do",
          items: createHref ? [{ label: "New booking", shortcut: "c", href: createHref }] : [],
        },
        {
          heading: "Go to",
          items: places.map((place) => ({
            label: place.label,
            shortcut: `g ${place.letter}`,
            href: place.href,
          })),
        },
        {
          heading: "Switch to",
          items: organizations
            .filter((organization) => organization.slug !== slug)
            .map((organization) => ({ label: organization.name, href: `/dashboard/${organization.slug}` })),
        },
      ].filter((group) => group.items.length > 0),
    [found, places, organizations, createHref, slug],
  )
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
      {used ? (
        <CommandPalette
          open={open}
          onOpenChange={setOpen}
          groups={groups}
          onSearch={search}
          pending={pending}
          placeholder="Find a booking, a customer, a page"
        />
      ) : null}
    </>
  )
}
