"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import dynamic from "next/dynamic"
import type { ReactNode } from "react"
import { useToastsWanted } from "./toast"

const ToastStack = dynamic(() => import("./toast-stack").then((module) => module.ToastStack), { ssr: false })

/** What only the working surfaces float: tooltips with one delay, and the toast stack. Storefronts go without its weight. */
export function Desk({ children }: { children: ReactNode }) {
  const wanted = useToastsWanted()
  return (
    <Tooltip.Provider delay={500} closeDelay={100}>
      {children}
      {wanted ? <ToastStack /> : null}
    </Tooltip.Provider>
  )
}
