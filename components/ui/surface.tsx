"use client"

import { createContext, type ReactNode, useContext, useState } from "react"
import { brandAccent } from "./brand-accent"

const FloatContainer = createContext<HTMLElement | null>(null)

/** Where popups of this surface are rendered, so that they share its brand colour, size and density. */
export function useFloatContainer(): HTMLElement | undefined {
  return useContext(FloatContainer) ?? undefined
}

type SurfaceProps = {
  kind: "dashboard" | "storefront"
  /** The organization's colour as #rrggbb; corrected for contrast here. */
  brandColor?: string | null
  density?: "comfortable" | "compact"
  className?: string
  children: ReactNode
}

/** One of the two characters of the system: the calm, dense dashboard or the warm, large storefront. */
export function Surface({ kind, brandColor, density, className, children }: SurfaceProps) {
  const [container, setContainer] = useState<HTMLElement | null>(null)
  return (
    <div
      data-surface={kind}
      data-density={density}
      data-brand={brandColor ? "" : undefined}
      style={brandColor ? brandAccent(brandColor) : undefined}
      className={className ?? "min-h-dvh text-base"}
    >
      <FloatContainer value={container}>{children}</FloatContainer>
      <div ref={setContainer} />
    </div>
  )
}
