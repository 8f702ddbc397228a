"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import type { ReactNode } from "react"
import { Toaster } from "./toast"

/** What only the working surfaces float: tooltips with one delay, and the toast stack. Storefronts go without its weight. */
export function Desk({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delay={500} closeDelay={100}>
      {children}
      <Toaster />
    </Tooltip.Provider>
  )
}
