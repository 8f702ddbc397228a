"use client"

import { Progress as BaseProgress } from "@base-ui/react/progress"

type ProgressProps = {
  label: string
  /** Null while nobody can tell. */
  value: number | null
  max?: number
  valueText?: string
}

/** How far something has come that is under way. */
export function Progress({ label, value, max = 100, valueText }: ProgressProps) {
  return (
    <BaseProgress.Root
      value={value}
      max={max}
      getAriaValueText={valueText ? () => valueText : undefined}
      className="grid grid-cols-[1fr_auto] gap-y-1.5"
    >
      <BaseProgress.Label className="text-sm font-medium">{label}</BaseProgress.Label>
      <BaseProgress.Value className="text-sm text-muted tabular-nums">
        {(formatted) => valueText ?? (value === null ? "" : formatted)}
      </BaseProgress.Value>
      <BaseProgress.Track className="col-span-2 h-1.5 overflow-hidden rounded-full bg-pressed">
        <BaseProgress.Indicator className="rounded-full bg-accent transition-[width] duration-200 data-indeterminate:w-1/3 data-indeterminate:animate-pulse" />
      </BaseProgress.Track>
    </BaseProgress.Root>
  )
}
