"use client"

import { Popover as BasePopover } from "@base-ui/react/popover"
import type { ReactElement, ReactNode } from "react"
import { cn } from "./cn"
import { floatStyle } from "./control-style"
import { useFloatContainer } from "./float-container"

type PopoverProps = {
  trigger: ReactElement
  title?: string
  align?: "start" | "center" | "end"
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
  children: ReactNode
}

/** A small panel that belongs to a button. */
export function Popover({
  trigger,
  title,
  align = "start",
  open,
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  const container = useFloatContainer()
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal container={container}>
        <BasePopover.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-50">
          <BasePopover.Popup className={cn(floatStyle, "max-w-[calc(100vw-1rem)] p-3", className)}>
            {title ? (
              <BasePopover.Title className="pb-2 text-base font-semibold">{title}</BasePopover.Title>
            ) : null}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}
