"use client"

import { CalendarDays, UserRound } from "lucide-react"
import { useMemo, useRef, useState } from "react"
import { z } from "zod/mini"
import { type CommandGroup, CommandPalette } from "@/components/ui/command-palette"
import type { Destination } from "./places"

const findings = z.object({
  bookings: z.array(z.object({ id: z.string(), number: z.string(), customer: z.string(), when: z.string() })),
  customers: z.array(z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()) })),
})
type Findings = z.infer<typeof findings>

const nothing: Findings = { bookings: [], customers: [] }

/** What the palette leads to. */
export type FinderProps = {
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

/** The palette itself. It is fetched when it is first asked for. */
export function FinderPalette({
  slug,
  places,
  organizations,
  createHref,
  open,
  onOpenChange,
}: FinderProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { found, pending, search } = useSearch(slug)
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
    <CommandPalette
      open={open}
      onOpenChange={onOpenChange}
      groups={groups}
      onSearch={search}
      pending={pending}
      placeholder="Find a booking, a customer, a page"
    />
  )
}
