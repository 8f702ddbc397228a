"use client"

import { type CSSProperties, createContext, type ReactNode, useContext, useState } from "react"

const FloatContainer = createContext<HTMLElement | null>(null)

/** Where popups of this surface are rendered, so that they share its brand colour, size and density. */
export function useFloatContainer(): HTMLElement | undefined {
  return useContext(FloatContainer) ?? undefined
}

type SurfaceFrameProps = {
  kind: "dashboard" | "storefront"
  /** The brand's colours, worked out already. */
  accent?: CSSProperties
  density?: "comfortable" | "compact"
  className: string
  children: ReactNode
}

/** The element of a surface, with a place inside for what floats above it. */
export function SurfaceFrame({ kind, accent, density, className, children }: SurfaceFrameProps) {
  const [container, setContainer] = useState<HTMLElement | null>(null)
  return (
    <div
      data-surface={kind}
      data-density={density}
      data-brand={accent ? "" : undefined}
      style={accent}
      className={className}
    >
      <FloatContainer value={container}>{children}</FloatContainer>
      <div ref={setContainer} />
    </div>
  )
}
