"use client"

import { Slider as BaseSlider } from "@base-ui/react/slider"

type SliderProps = {
  label: string
  name?: string
  value?: number
  defaultValue?: number
  onValueChange?: (value: number) => void
  min?: number
  max?: number
  step?: number
  format?: Intl.NumberFormatOptions
  disabled?: boolean
}

/** A rough choice on a scale; where the exact number matters, an Input. */
export function Slider({ label, onValueChange, ...props }: SliderProps) {
  return (
    <BaseSlider.Root
      {...props}
      onValueChange={(value) => (typeof value === "number" ? onValueChange?.(value) : undefined)}
      className="grid grid-cols-[1fr_auto] gap-y-2 data-disabled:opacity-50"
    >
      <BaseSlider.Label className="text-sm font-medium">{label}</BaseSlider.Label>
      <BaseSlider.Value className="text-sm text-muted tabular-nums" />
      <BaseSlider.Control className="col-span-2 flex h-6 touch-none items-center select-none">
        <BaseSlider.Track className="h-1 w-full rounded-full bg-pressed">
          <BaseSlider.Indicator className="rounded-full bg-accent" />
          <BaseSlider.Thumb
            aria-label={label}
            className="size-4 rounded-full border-2 border-accent bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  )
}
