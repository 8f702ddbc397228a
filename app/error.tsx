"use client"

import { PlainError } from "@/components/ui/plain-error"

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** Shown in place of a page that failed; trying again renders it anew. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PlainError title="This page could not be shown" reference={error.digest} onRetry={reset} home="/">
      Something failed on our side. What you saved before is safe. If trying again doesn’t help, send us the
      reference.
    </PlainError>
  )
}
