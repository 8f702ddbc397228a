"use client"

import { Search } from "lucide-react"
import { useState } from "react"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { PhoneInput } from "@/components/ui/phone-input"
import { SectionCard } from "@/components/ui/section-card"
import { Textarea } from "@/components/ui/textarea"

/** What is typed into. */
export function TypeSpecimens() {
  const [price, setPrice] = useState<number | null>(4500)
  const [phone, setPhone] = useState("+447700900123")
  return (
    <SectionCard title="Fields" description="Label, help and error belong to the control.">
      <div className="pb-5">
        <FormErrorSummary
          errors={[
            { field: "email", message: "Enter an email address with an @" },
            { field: "duration", message: "Say how long it takes" },
          ]}
          reference="req_7f3a9c"
        />
      </div>
      <div className="grid gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        <Field label="Name" name="name" help="As it should stand on the receipt.">
          <Input defaultValue="Amelia Okafor" autoComplete="name" />
        </Field>
        <Field label="Email" name="email" error="Enter an email address with an @">
          <Input type="email" defaultValue="amelia.example.com" />
        </Field>
        <Field label="Phone" name="phone" optional>
          <PhoneInput value={phone} onValueChange={setPhone} country="GB" />
        </Field>
        <Field label="Price" name="price" help={`${price ?? "no"} pence`}>
          <MoneyInput currency="GBP" value={price} onValueChange={setPrice} />
        </Field>
        <Field label="Duration" name="duration" error="Say how long it takes">
          <Input inputMode="numeric" suffix="minutes" />
        </Field>
        <Field label="Find a customer" hideLabel>
          <Input type="search" placeholder="Name, email or phone" prefix={<Search aria-hidden="true" />} />
        </Field>
        <Field label="Booking number">
          <Input disabled defaultValue="1042" />
        </Field>
        <Field label="Notes" className="sm:col-span-2">
          <Textarea placeholder="What the team should know" />
        </Field>
      </div>
    </SectionCard>
  )
}
