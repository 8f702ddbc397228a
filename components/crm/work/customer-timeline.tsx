"use client"

import { CalendarDays, CircleCheck, CreditCard, Mail, PencilLine, StickyNote } from "lucide-react"
import Link from "next/link"
import { type ReactNode, useState } from "react"
import { BookingStatus } from "@/components/booking/manage/booking-badges"
import { statusWords } from "@/components/booking/manage/booking-words"
import { Button } from "@/components/ui/button"
import { SectionCard } from "@/components/ui/section-card"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { Timeline } from "@/components/ui/timeline"
import { toast } from "@/components/ui/toast"
import { formatWhen } from "@/lib/core/format"
import { type TimelineEntry, timelinePage } from "@/lib/crm/work/types"
import { NoteEntry } from "./note-entry"
import { NoteWriter } from "./note-writer"
import { tell } from "./timeline-words"

type CustomerTimelineProps = {
  organization: { slug: string; timezone: string; locale: string }
  customerId: string
  entries: readonly TimelineEntry[]
  more: boolean
  names: Readonly<Record<string, string>>
  mayUpdate: boolean
}

const icons: Record<TimelineEntry["kind"], ReactNode> = {
  booking: <CalendarDays />,
  payment: <CreditCard />,
  message: <Mail />,
  note: <StickyNote />,
  task: <CircleCheck />,
  change: <PencilLine />,
}
const isStatus = (status: string): status is keyof typeof statusWords => Object.hasOwn(statusWords, status)
const parts = [
  { value: "all", label: "All" },
  { value: "booking", label: "Bookings" },
  { value: "payment", label: "Payments" },
  { value: "message", label: "Messages" },
  { value: "note", label: "Notes" },
]

/** Everything that happened with a customer, one below the other, and a place to write down more. */
export function CustomerTimeline(props: CustomerTimelineProps) {
  const { organization, customerId, entries, names, mayUpdate } = props
  const [older, setOlder] = useState<{ entries: TimelineEntry[]; more: boolean } | null>(null)
  const [part, setPart] = useState("all")
  const [pending, setPending] = useState(false)
  const all = [...entries, ...(older?.entries ?? [])]
  const more = older ? older.more : props.more

  const readOn = async () => {
    const last = all.at(-1)
    if (!last) return
    setPending(true)
    try {
      const asked = new URLSearchParams({ at: last.at, id: last.id })
      const answer = await fetch(
        `/api/dashboard/${organization.slug}/customers/${customerId}/timeline?${asked}`,
      )
      if (!answer.ok) throw new Error("refused")
      const next = timelinePage.parse(await answer.json())
      setOlder({ entries: [...(older?.entries ?? []), ...next.entries], more: next.more })
    } catch {
      toast.error("What happened before couldn’t be loaded. Check your connection and try again.")
    }
    setPending(false)
  }

  const items = all.flatMap((entry) => {
    const told = tell(entry, organization.locale)
    if (!told || (part !== "all" && part !== entry.kind)) return []
    const by = entry.by ? (names[entry.by] ?? null) : null
    const state = entry.kind === "booking" && isStatus(entry.facts.status) ? entry.facts.status : null
    return [
      {
        key: `${entry.kind} ${entry.id}`,
        icon: icons[entry.kind],
        when: formatWhen(entry.at, organization.timezone),
        dateTime: entry.at,
        title: told.href ? (
          <span className="inline-flex flex-wrap items-center gap-2">
            <Link href={`/dashboard/${organization.slug}${told.href}`} data-row className="hover:underline">
              {told.title}
            </Link>
            {state ? <BookingStatus status={state} /> : null}
          </span>
        ) : (
          told.title
        ),
        detail:
          entry.kind === "note" ? (
            <NoteEntry
              organization={organization.slug}
              note={{ id: entry.id, ...entry.facts }}
              by={by}
              mayUpdate={mayUpdate}
            />
          ) : (
            [told.detail, by].filter(Boolean).join(" · ") || null
          ),
      },
    ]
  })
  return (
    <SectionCard title="Timeline">
      {mayUpdate ? <NoteWriter organization={organization.slug} customerId={customerId} /> : null}
      <SegmentedControl
        label="Show"
        options={parts}
        value={part}
        onValueChange={setPart}
        className="mb-5 max-w-full overflow-x-auto"
      />
      {items.length > 0 ? (
        <Timeline items={items} />
      ) : (
        <p className="text-muted">
          {part === "all" ? "Nothing has happened yet." : "Nothing of this kind yet."}
        </p>
      )}
      {more ? (
        <Button className="mt-4" pending={pending} onClick={readOn}>
          Show earlier
        </Button>
      ) : null}
    </SectionCard>
  )
}
