import type { ComponentProps } from "react"
import { type ButtonLook, buttonStyle } from "./button-style"
import { cn } from "./cn"
import { Spinner } from "./spinner"

type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** The press is being worked on: shows a wait in place, keeps the width, ignores further presses. */
    pending?: boolean
  }

/** Says what it does. `type` is "button" unless told, so that nothing submits by accident. */
export function Button({
  variant,
  size,
  square,
  block,
  pending = false,
  className,
  children,
  onClick,
  type = "button",
  ...props
}: ButtonProps) {
  const look = cn(buttonStyle({ variant, size, square, block }), className)
  if (!pending) {
    return (
      <button type={type} onClick={onClick} className={look} {...props}>
        {children}
      </button>
    )
  }
  return (
    <button
      type="button"
      aria-disabled="true"
      aria-busy="true"
      className={cn(look, "opacity-100!")}
      {...props}
    >
      <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
      <span className="absolute inset-0 grid place-items-center">
        <Spinner className="animate-appear" />
      </span>
    </button>
  )
}
