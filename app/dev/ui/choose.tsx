"use client"

import { useState } from "react"
import { Checkbox } from "@/components/ui/checkbox"
import { Combobox } from "@/components/ui/combobox"
import { DatePicker } from "@/components/ui/date-picker"
import { Field } from "@/components/ui/field"
import { FileDrop } from "@/components/ui/file-drop"
import { MultiSelect } from "@/components/ui/multi-select"
import { RadioGroup } from "@/components/ui/radio-group"
import { SectionCard } from "@/components/ui/section-card"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { Select } from "@/components/ui/select"
import { Slider } from "@/components/ui/slider"
import { Switch } from "@/components/ui/switch"
import { toast } from "@/components/ui/toast"
import { services, staff, views } from "./data"

/** What is chosen from. */
export function ChooseSpecimens() {
  const [view, setView] = useState("week")
  const [chosen, setChosen] = useState(["maya", "tom"])
  const [day, setDay] = useState<string | null>("2026-12-04")
  return (
    <SectionCard title="Choices">
      <div className="grid gap-x-6 gap-y-6 sm:grid-cols-2 xl:grid-cols-3">
        <Field label="Service">
          <Select options={services} defaultValue="cut" />
        </Field>
        <Field label="Customer" help="Type two letters or more.">
          <Combobox options={staff} placeholder="Find a customer" />
        </Field>
        <Field label="Staff who offer it">
          <MultiSelect options={staff} value={chosen} onValueChange={setChosen} />
        </Field>
        <Field label="Day">
          <DatePicker value={day} onValueChange={setDay} min="2026-11-20" today="2026-11-20" />
        </Field>
        <Field label="Source" error="Choose where the booking came from">
          <Select options={services} placeholder="Choose a source" />
        </Field>
        <div className="flex flex-col items-start gap-1.5">
          <span className="text-sm font-medium">View</span>
          <SegmentedControl label="View" options={views} value={view} onValueChange={setView} />
        </div>
        <div className="space-y-3">
          <Checkbox label="Send a reminder" description="The day before, by text message." defaultChecked />
          <Checkbox label="All services" indeterminate />
          <Checkbox label="Not in this plan" disabled />
        </div>
        <RadioGroup
          aria-label="Price"
          defaultValue="fixed"
          options={[
            { value: "fixed", label: "Fixed price" },
            { value: "from", label: "Starting price", description: "The final price is agreed on the day." },
            { value: "quote", label: "On request", disabled: true },
          ]}
        />
        <div className="space-y-5">
          <Switch
            label="Online booking"
            description="Customers find this service on the storefront."
            defaultChecked
          />
          <Switch label="Needs a deposit" />
          <Slider label="Deposit" defaultValue={30} format={{ style: "unit", unit: "percent" }} />
        </div>
        <div className="sm:col-span-2 xl:col-span-3">
          <FileDrop
            label="Drop pictures here or choose them"
            help="PNG or JPEG, up to 5 MB each"
            accept="image/png,image/jpeg"
            maxBytes={5_000_000}
            multiple
            onFiles={(files) => toast.success(`${files.length} added`)}
          />
        </div>
      </div>
    </SectionCard>
  )
}
