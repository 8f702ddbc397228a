"use client"

import { useTransition } from "react"
import { Button } from "@/components/ui/button"
import { signOutAction } from "@/lib/identity/actions"

/** The way out for who can't give the second step. */
export function SignOutButton() {
  const [pending, startTransition] = useTransition()
  return (
    <Button
      variant="link"
      pending={pending}
      onClick={() =>
        startTransition(async () => {
          await signOutAction()
        })
      }
    >
      Sign out
    </Button>
  )
}
