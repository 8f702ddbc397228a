import type { ReactNode } from "react"
import { brandAccent } from "./brand-accent"
import { SurfaceFrame } from "./float-container"

type SurfaceProps = {
  kind: "dashboard" | "storefront"
  /** The organization's colour as #rrggbb; corrected for contrast here, on the server where it can be. */
  brandColor?: string | null
  density?: "comfortable" | "compact"
  className?: string
  children: ReactNode
}

/** One of the two characters of the system: the calm, dense dashboard or the warm, large storefront. */
export function Surface({ brandColor, className, ...props }: SurfaceProps) {
  return (
    <SurfaceFrame
      {...props}
      accent={brandColor ? brandAccent(brandColor) : undefined}
      className={className ?? "min-h-dvh text-base"}
    />
  )
}
