"use client"

import { Button } from "@/components/ui/button"
import { ErrorState } from "@/components/ui/error-state"

/** What a visitor sees when a page of the storefront fails. */
export default function StorefrontError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <ErrorState
      title="This page could not be shown"
      reference={error.digest}
      action={<Button onClick={reset}>Try again</Button>}
    >
      Something went wrong on our side. Nothing you entered was lost, and nothing was booked or charged.
    </ErrorState>
  )
}
