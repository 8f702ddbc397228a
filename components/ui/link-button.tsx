import Link from "next/link"
import type { ComponentProps } from "react"
import { type ButtonLook, buttonStyle } from "./button-style"
import { cn } from "./cn"

type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook

/** Goes somewhere and looks like a button. */
export function LinkButton({ variant, size, square, block, className, ...props }: LinkButtonProps) {
  return <Link className={cn(buttonStyle({ variant, size, square, block }), className)} {...props} />
}
