"use client"

import { usePathname } from "next/navigation"
import { Button } from "@/components/ui/button"
import { ErrorState } from "@/components/ui/error-state"

type SectionErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** Stands in for a page that failed, inside the shell, so that one can go elsewhere. */
export function SectionError({ error, reset }: SectionErrorProps) {
  const path = usePathname()
  return (
    <div className="pt-6">
      <ErrorState
        key={path}
        title="This page could not be shown"
        reference={error.digest}
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something failed on our side. What you saved before is safe. If trying again doesn’t help, send us the
        reference.
      </ErrorState>
    </div>
  )
}
