"use client"

import { PlainError } from "@/components/ui/plain-error"

type StorefrontErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** What a visitor sees when a page of the storefront fails. */
export default function StorefrontError({ error, reset }: StorefrontErrorProps) {
  return (
    <PlainError title="This page could not be shown" reference={error.digest} onRetry={reset}>
      Something went wrong on our side. Nothing you entered was lost, and nothing was booked or charged.
    </PlainError>
  )
}
