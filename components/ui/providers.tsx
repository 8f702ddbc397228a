"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import { Tooltip } from "@base-ui/react/tooltip"
import type { ReactNode } from "react"
import { Toaster } from "./toast"

/** What the components need once per document: no inline styles, shared tooltip delay, the toast stack. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500} closeDelay={100}>
        {children}
        <Toaster />
      </Tooltip.Provider>
    </CSPProvider>
  )
}
