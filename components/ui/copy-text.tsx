"use client"

import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { cn } from "./cn"

type CopyTextProps = {
  value: string
  /** What is shown in place of the value. */
  label?: string
  className?: string
}

/** A value one wants elsewhere; a press puts it on the clipboard and says so. */
export function CopyText({ value, label, className }: CopyTextProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className={cn(
        "inline-flex max-w-full items-center gap-1.5 rounded-sm align-bottom font-mono text-[0.92em] hover:text-accent-text",
        className,
      )}
    >
      <span className="truncate">{label ?? value}</span>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="sr-only" aria-live="polite">
        {copied ? "Copied" : "Copy"}
      </span>
    </button>
  )
}
