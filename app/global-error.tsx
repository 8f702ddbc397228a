"use client"

import { Button } from "@/components/ui/button"
import { MessagePage } from "@/components/ui/message-page"
import "./globals.css"

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** The last resort, when the root layout itself failed: brings its own document. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong · Tenantry</title>
        <MessagePage
          title="Tenantry could not be shown"
          reference={error.digest}
          action={
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          Something failed on our side. What you saved before is safe.
        </MessagePage>
      </body>
    </html>
  )
}
