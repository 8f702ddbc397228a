"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import type { ListLook } from "@/components/dashboard/list-look"
import { LookMenu } from "@/components/dashboard/look-menu"
import { bookingColumns } from "./booking-columns"

/** Which columns the bookings show, and how close they stand. */
export function BookingsLook({ look: saved }: { look: ListLook }) {
  const router = useRouter()
  const [look, setLook] = useState(saved)
  return (
    <LookMenu
      list="bookings"
      columns={bookingColumns}
      look={look}
      onChange={(next) => {
        setLook(next)
        router.refresh()
      }}
    />
  )
}
