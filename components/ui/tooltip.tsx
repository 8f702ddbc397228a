"use client"

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip"
import type { ReactElement, ReactNode } from "react"
import { useFloatContainer } from "./float-container"

type TooltipProps = { content: ReactNode; side?: "top" | "bottom" | "left" | "right"; children: ReactElement }

/** A word more on something that can have focus. Never the only place something is said. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  const container = useFloatContainer()
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal container={container}>
        <BaseTooltip.Positioner side={side} sideOffset={6} className="z-60">
          <BaseTooltip.Popup className="float-motion max-w-64 rounded-md bg-foreground px-2 py-1 text-sm text-background">
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  )
}
