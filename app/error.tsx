"use client"

import { Button } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { MessagePage } from "@/components/ui/message-page"

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** Shown in place of a page that failed; trying again renders it anew. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <MessagePage
      title="This page could not be shown"
      reference={error.digest}
      action={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <LinkButton href="/">Go to the start page</LinkButton>
        </>
      }
    >
      Something failed on our side. What you saved before is safe. If trying again doesn’t help, send us the
      reference.
    </MessagePage>
  )
}
