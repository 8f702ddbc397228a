"use client"

import { useTransition } from "react"
import { signOutAction } from "@/lib/identity/actions"

type LeaveButtonProps = { className?: string }

/** Signs out. Plain, because every page of a storefront carries it. */
export function LeaveButton({ className }: LeaveButtonProps) {
  const [pending, startTransition] = useTransition()
  return (
    <button
      type="button"
      disabled={pending}
      className={className}
      onClick={() =>
        startTransition(async () => {
          await signOutAction()
        })
      }
    >
      Sign out
    </button>
  )
}
