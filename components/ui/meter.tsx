"use client"

import { Meter as BaseMeter } from "@base-ui/react/meter"
import { cn } from "./cn"
import type { Tone } from "./tone"

const fill: Record<Tone, string> = {
  neutral: "bg-muted",
  accent: "bg-accent",
  positive: "bg-positive",
  caution: "bg-caution",
  negative: "bg-negative",
  info: "bg-info",
}

type MeterProps = { label: string; value: number; max?: number; valueText?: string; tone?: Tone }

/** How much of something there is: use of a limit, seats taken. */
export function Meter({ label, value, max = 100, valueText, tone = "accent" }: MeterProps) {
  return (
    <BaseMeter.Root
      value={Math.min(value, max)}
      max={max}
      aria-valuetext={valueText}
      className="grid grid-cols-[1fr_auto] gap-y-1.5"
    >
      <BaseMeter.Label className="text-sm font-medium">{label}</BaseMeter.Label>
      <BaseMeter.Value className="text-sm text-muted tabular-nums">
        {(formatted) => valueText ?? formatted}
      </BaseMeter.Value>
      <BaseMeter.Track className="col-span-2 h-1.5 overflow-hidden rounded-full bg-pressed">
        <BaseMeter.Indicator className={cn("rounded-full transition-[width] duration-200", fill[tone])} />
      </BaseMeter.Track>
    </BaseMeter.Root>
  )
}
