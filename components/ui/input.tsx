"use client"

import { Input as BaseInput } from "@base-ui/react/input"
import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"
import { controlStyle } from "./control-style"

type InputProps = Omit<ComponentProps<typeof BaseInput>, "className" | "prefix"> & {
  /** An icon or unit shown inside, before the text. */
  prefix?: ReactNode
  suffix?: ReactNode
  className?: string
}

/** One line of text. Inside a Field it takes its label, help and error from there. */
export function Input({ prefix, suffix, className, ...props }: InputProps) {
  if (!prefix && !suffix) {
    return <BaseInput className={cn(controlStyle, "h-control px-2.5", className)} {...props} />
  }
  return (
    <span className={cn("relative flex w-full items-center", className)}>
      {prefix ? (
        <span className="pointer-events-none absolute left-2.5 text-muted [&_svg]:size-4">{prefix}</span>
      ) : null}
      <BaseInput
        className={cn(controlStyle, "h-control px-2.5", prefix && "pl-8", suffix && "pr-10")}
        {...props}
      />
      {suffix ? <span className="absolute right-2.5 text-sm text-muted [&_svg]:size-4">{suffix}</span> : null}
    </span>
  )
}
