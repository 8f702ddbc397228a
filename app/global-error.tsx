"use client"

import { PlainError } from "@/components/ui/plain-error"
import "./globals.css"

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** The last resort, when the root layout itself failed: brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong · Tenantry</title>
        <PlainError title="Tenantry could not be shown" reference={error.digest} onRetry={reset}>
          Something failed on our side. What you saved before is safe.
        </PlainError>
      </body>
    </html>
  )
}
