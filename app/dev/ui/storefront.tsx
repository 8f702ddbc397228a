"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Calendar } from "@/components/ui/calendar"
import { RadioGroup } from "@/components/ui/radio-group"
import { Surface } from "@/components/ui/surface"
import { TimeGrid } from "@/components/ui/time-grid"
import { times } from "./data"

const brands = [
  { name: "Glow Studio", color: "#c2410c" },
  { name: "Spotless Laundry", color: "#ffd60a" },
]

/** The other character: warm, large, in the organization's own colour. */
export function StorefrontSpecimens() {
  const [day, setDay] = useState("2026-12-04")
  const [time, setTime] = useState("2026-12-04T10:15:00Z")
  return (
    <section aria-label="Storefront" className="grid gap-6 xl:grid-cols-2">
      {brands.map((brand) => (
        <Surface
          key={brand.name}
          kind="storefront"
          brandColor={brand.color}
          className="rounded-lg border border-border bg-surface p-5 text-base sm:p-6"
        >
          <h2 className="text-xl font-semibold tracking-tight">{brand.name}</h2>
          <p className="mt-1 mb-6 text-muted">Choose a time that suits you.</p>
          <div className="space-y-8">
            <RadioGroup
              look="cards"
              aria-label={`Service at ${brand.name}`}
              defaultValue="cut"
              options={[
                { value: "cut", label: "Cut and finish", description: "60 min", aside: "£45" },
                { value: "colour", label: "Full colour", description: "2 h", aside: "£95" },
              ]}
            />
            <Calendar
              value={day}
              onValueChange={setDay}
              min="2026-11-20"
              max="2027-01-31"
              today="2026-11-20"
              disabledDates={["2026-12-06", "2026-12-13"]}
              marked={["2026-12-10"]}
            />
            <TimeGrid
              label={`Times at ${brand.name}`}
              times={times}
              timeZone="Europe/London"
              value={time}
              onValueChange={setTime}
            />
            <Button variant="primary" size="lg" block>
              Continue to your details
            </Button>
          </div>
        </Surface>
      ))}
    </section>
  )
}
