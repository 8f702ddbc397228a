"use client"

import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useEffect, useState, useTransition } from "react"
import { useForm } from "react-hook-form"
import { placeStorefrontBooking, quoteBooking } from "@/lib/booking/actions"
import { nearestTimes } from "@/lib/booking/rules"
import { collectionDetailsSchema, type Details, detailsSchema } from "@/lib/booking/schema"
import type { Quote } from "@/lib/booking/types"
import { actionError } from "@/lib/core/action-result"
import { startCheckoutAction } from "@/lib/payments/actions"
import { attemptKey, closeAttempt, readDraft, writeDraft } from "./booking-draft"
import type { DetailsFormProps } from "./details-form"

interface Refusal {
  message: string
  reference?: string
  nearest: string[]
}

const offline = "We couldn't reach the server. Check your connection and press again: it will be booked once."

/** The last step: what is typed, what it costs, and placing it exactly once. */
export function useBookingForm({
  organization,
  service,
  items,
  choice,
  quote: first,
  user,
}: DetailsFormProps) {
  const router = useRouter()
  const collection = service.kind === "pickup_delivery"
  const [quote, setQuote] = useState<Quote>(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [leaving, setLeaving] = useState(false)
  const [checking, startChecking] = useTransition()
  const form = useForm<Details, unknown, Details>({
    resolver: zodResolver(collection ? collectionDetailsSchema : detailsSchema),
    mode: "onTouched",
    shouldFocusError: false,
    defaultValues: {
      full_name: user?.fullName ?? "",
      email: user?.email ?? "",
      phone: "",
      line1: "",
      line2: "",
      city: "",
      postcode: "",
      instructions: "",
      notes: "",
      offer_code: "",
      payment: organization.payment[0] ?? "on_site",
      marketing_consent: false,
    },
  })

  const { reset, watch, getValues } = form
  useEffect(() => {
    reset({ ...getValues(), ...readDraft(organization.slug).values })
    const { unsubscribe } = watch((values) => writeDraft(organization.slug, { values }))
    return unsubscribe
  }, [reset, watch, getValues, organization.slug])

  const wanted = {
    organization: organization.slug,
    items,
    staff_id: choice.staffId,
    starts_at: choice.startsAt,
  }

  const applyOffer = () =>
    startChecking(async () => {
      form.clearErrors("offer_code")
      const answer = await quoteBooking({ ...wanted, offer_code: getValues("offer_code") }).catch(
        () => undefined,
      )
      const error = actionError(answer)
      if (error || !answer?.data) form.setError("offer_code", { message: error?.message ?? offline })
      else setQuote(answer.data)
    })

  const submit = form.handleSubmit(
    async ({ full_name, email, phone, notes, offer_code, payment, marketing_consent, ...address }) => {
      setRefusal(null)
      const answer = await placeStorefrontBooking({
        ...wanted,
        starts_at: choice.startsAt,
        idempotency_key: attemptKey(organization.slug, JSON.stringify(wanted)),
        customer: { full_name, email, phone },
        address: collection ? address : null,
        notes,
        offer_code,
        payment,
        marketing_consent,
      }).catch(() => null)
      if (!answer) return setRefusal({ message: offline, nearest: [] })
      const error = actionError(answer)
      if (error?.code === "offer_invalid") return form.setError("offer_code", { message: error.message })
      if (error || !answer.data) {
        return setRefusal({
          message: error?.message ?? offline,
          reference: error?.requestId || undefined,
          nearest: nearestTimes(error?.hint ?? null),
        })
      }
      setLeaving(true)
      closeAttempt(organization.slug)
      const page = `/b/${organization.slug}/bookings/${answer.data.token}`
      const checkout =
        answer.data.dueNowCents > 0
          ? await startCheckoutAction({ token: answer.data.token }).catch(() => null)
          : null
      if (checkout?.data?.url) window.location.assign(checkout.data.url)
      else router.push(`${page}?placed=1`)
    },
  )

  const errors = Object.entries(form.formState.errors).flatMap(([field, fault]) =>
    typeof fault?.message === "string" ? [{ field, message: fault.message }] : [],
  )
  return {
    form,
    submit,
    quote,
    applyOffer,
    checking,
    refusal,
    pending: form.formState.isSubmitting || leaving,
    fault: (name: keyof Details) => errors.find(({ field }) => field === name)?.message,
    summary: {
      errors: form.formState.submitCount > 0 ? errors : [],
      message: refusal?.message,
      reference: refusal?.reference,
      attempt: form.formState.submitCount,
    },
  }
}
