"use client"

import { CalendarRange } from "lucide-react"
import dynamic from "next/dynamic"
import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { filteredQuery } from "@/components/ui/filter-query"
import { Popover } from "@/components/ui/popover"

const DatePicker = dynamic(() => import("@/components/ui/date-picker").then((module) => module.DatePicker))

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })
const shown = (day: string) => short.format(new Date(`${day}T00:00:00Z`))
const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "")

/** From when until when, kept in the URL. */
export function DateRange() {
  const router = useRouter()
  const pathname = usePathname()
  const current = useSearchParams()
  const from = current.get("from")
  const until = current.get("until")
  const [open, setOpen] = useState(false)
  const go = (changes: Record<string, string>) =>
    router.replace(`${pathname}${filteredQuery(current.toString(), { ...changes, when: "" })}`, {
      scroll: false,
    })
  const label =
    isDay(from) && isDay(until)
      ? from === until
        ? shown(from)
        : `${shown(from)} – ${shown(until)}`
      : isDay(from)
        ? `From ${shown(from)}`
        : isDay(until)
          ? `Until ${shown(until)}`
          : "Any date"
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <CalendarRange aria-hidden="true" />
          {label}
        </Button>
      }
    >
      <div className="w-60 space-y-3">
        <Field label="From">
          <DatePicker value={isDay(from) ? from : null} onValueChange={(day) => go({ from: day ?? "" })} />
        </Field>
        <Field label="Until">
          <DatePicker value={isDay(until) ? until : null} onValueChange={(day) => go({ until: day ?? "" })} />
        </Field>
        <div className="flex justify-between">
          <Button variant="ghost" onClick={() => go({ from: "", until: "" })}>
            Any date
          </Button>
          <Button variant="primary" onClick={() => setOpen(false)}>
            Done
          </Button>
        </div>
      </div>
    </Popover>
  )
}
