import Image from "next/image"
import { cn } from "./cn"
import { initials } from "./initials"

const sizes = {
  sm: "size-6 text-[0.625rem]",
  md: "size-8 text-xs",
  lg: "size-12 text-base",
  xl: "size-16 text-lg",
}
const pixels = { sm: 24, md: 32, lg: 48, xl: 64 }

type AvatarProps = {
  name: string
  src?: string | null
  size?: keyof typeof sizes
  /** "square" for organizations, round for people. */
  shape?: "round" | "square"
  /** The name stands beside it, so a screen reader need not hear it twice. */
  decorative?: boolean
  className?: string
}

/** A face, or the initials where there is none. */
export function Avatar({
  name,
  src,
  size = "md",
  shape = "round",
  decorative = true,
  className,
}: AvatarProps) {
  const frame = cn(
    "inline-grid shrink-0 place-items-center overflow-hidden bg-accent-soft font-semibold text-accent-text select-none",
    shape === "round" ? "rounded-full" : "rounded-md",
    sizes[size],
    className,
  )
  if (src) {
    return (
      <Image
        src={src}
        alt={decorative ? "" : name}
        width={pixels[size]}
        height={pixels[size]}
        className={cn(frame, "object-cover")}
      />
    )
  }
  return decorative ? (
    <span aria-hidden="true" className={frame}>
      {initials(name)}
    </span>
  ) : (
    <span role="img" aria-label={name} className={frame}>
      {initials(name)}
    </span>
  )
}
