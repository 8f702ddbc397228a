"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"
import { Callout } from "@/components/ui/callout"

/** Looks again every two seconds until the database knows of the payment; never says so before. */
export function AwaitPayment() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 2000)
    return () => clearInterval(timer)
  }, [router])
  return (
    <Callout tone="info" title="Your payment is being confirmed" className="mt-5">
      This takes a few seconds. You can close the page: your confirmation comes by mail.
    </Callout>
  )
}
