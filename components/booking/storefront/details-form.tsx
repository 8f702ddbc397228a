"use client"

import { Controller } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { RadioGroup } from "@/components/ui/radio-group"
import { Textarea } from "@/components/ui/textarea"
import type { Choice } from "@/lib/booking/rules"
import type { QuoteInput } from "@/lib/booking/schema"
import type { BookingPolicy, Quote } from "@/lib/booking/types"
import type { PublicService } from "@/lib/catalog/types"
import { formatMoney } from "@/lib/core/format"
import { AddressFields } from "./address-fields"
import { NearestTimes } from "./nearest-times"
import { PriceCard } from "./price-card"
import { useBookingForm } from "./use-booking-form"
import { VisitorZone } from "./visitor-zone"

export type DetailsFormProps = {
  organization: { slug: string; name: string; timezone: string; payment: readonly ("card" | "on_site")[] }
  service: { name: string; kind: PublicService["kind"]; minutes: number; policy: BookingPolicy }
  items: QuoteInput["items"]
  choice: Choice & { startsAt: string }
  /** The address of the choosing step. */
  path: string
  quote: Quote
  staffName: string | null
  user: { fullName: string; email: string } | null
}

const payments = {
  card: { label: "Card", description: "Pay now on Stripe's page" },
  on_site: { label: "Later", description: "Pay when you are there" },
}

/** Who it is for and how it is paid; what is typed survives going back, a reload and a refusal. */
export function DetailsForm(props: DetailsFormProps) {
  const { organization, service, choice, path, staffName, user } = props
  const { form, submit, quote, applyOffer, checking, refusal, pending, fault, summary } =
    useBookingForm(props)
  const { register, control } = form
  const free = quote.total_cents === 0
  const label = submitLabel(form.watch("payment"), quote, free)
  return (
    <form
      onSubmit={submit}
      noValidate
      className="space-y-8 lg:-mr-88 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-8 lg:space-y-0"
    >
      <div className="min-w-0 space-y-8">
        <FormErrorSummary {...summary} />
        {refusal ? (
          <NearestTimes
            path={path}
            choice={choice}
            times={refusal.nearest}
            timezone={organization.timezone}
          />
        ) : null}
        <section aria-label="You" className="space-y-4">
          <Field name="full_name" label="Name" error={fault("full_name")}>
            <Input autoComplete="name" {...register("full_name")} />
          </Field>
          <Field name="email" label="E-mail" help="Your confirmation goes there." error={fault("email")}>
            <Input
              type="email"
              inputMode="email"
              autoComplete="email"
              readOnly={Boolean(user)}
              {...register("email")}
            />
          </Field>
          <Field name="phone" label="Phone" optional error={fault("phone")}>
            <Input type="tel" inputMode="tel" autoComplete="tel" {...register("phone")} />
          </Field>
        </section>
        {service.kind === "pickup_delivery" ? <AddressFields register={register} fault={fault} /> : null}
        <section aria-label="Anything else" className="space-y-4">
          <Field name="notes" label="Anything we should know" optional error={fault("notes")}>
            <Textarea rows={3} {...register("notes")} />
          </Field>
          {free ? null : (
            <div className="flex items-start gap-2">
              <Field
                name="offer_code"
                label="Offer code"
                optional
                error={fault("offer_code")}
                className="flex-1"
              >
                <Input autoComplete="off" autoCapitalize="characters" {...register("offer_code")} />
              </Field>
              <Button className="mt-6.5" onClick={applyOffer} pending={checking}>
                Apply
              </Button>
            </div>
          )}
        </section>
        {free ? null : (
          <Controller
            control={control}
            name="payment"
            render={({ field }) => (
              <Field name="payment" label="Payment" error={fault("payment")}>
                <RadioGroup
                  look="cards"
                  value={field.value}
                  onValueChange={field.onChange}
                  options={organization.payment.map((value) => ({ value, ...payments[value] }))}
                />
              </Field>
            )}
          />
        )}
        <Controller
          control={control}
          name="marketing_consent"
          render={({ field }) => (
            <Checkbox
              checked={field.value}
              onCheckedChange={field.onChange}
              label={`Send me news and offers from ${organization.name}`}
              description="Now and then. You can stop it in every mail."
            />
          )}
        />
        <div className="fixed inset-x-0 bottom-0 z-20 border-t border-border bg-surface px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:static lg:border-0 lg:bg-transparent lg:p-0">
          <Button type="submit" variant="primary" size="lg" block pending={pending}>
            {label}
          </Button>
        </div>
      </div>
      <div className="min-w-0 space-y-3">
        <PriceCard
          quote={quote}
          kind={service.kind}
          policy={service.policy}
          staffName={staffName}
          startsAt={choice.startsAt}
          timezone={organization.timezone}
        />
        <VisitorZone timezone={organization.timezone} startsAt={choice.startsAt} />
      </div>
    </form>
  )
}

function submitLabel(payment: "card" | "on_site", quote: Quote, free: boolean): string {
  if (free) return "Book"
  if (payment === "on_site") return `Book · ${formatMoney(quote.total_cents, quote.currency)}`
  const due = quote.deposit_cents > 0 ? quote.deposit_cents : quote.total_cents
  return `Book and pay ${formatMoney(due, quote.currency)}`
}
