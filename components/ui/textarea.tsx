"use client"

import { Field } from "@base-ui/react/field"
import type { ComponentProps } from "react"
import { cn } from "./cn"
import { controlStyle } from "./control-style"

/** Several lines of text; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <Field.Control
      render={
        <textarea
          rows={rows}
          className={cn(
            controlStyle,
            "field-sizing-content max-h-96 min-h-18 resize-y px-2.5 py-1.5",
            className,
          )}
          {...props}
        />
      }
    />
  )
}
