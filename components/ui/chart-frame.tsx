"use client"

import type { ReactNode } from "react"
import { type ChartFormat, chartFormatter } from "./chart-format"

/** One point of a chart. */
export type ChartPoint = { label: string; value: number }

export type ChartProps = {
  /** What the chart shows, for example "Revenue by day". */
  label: string
  /** What the value is, heading of the hidden table and the tooltip. */
  valueLabel: string
  data: readonly ChartPoint[]
  format?: ChartFormat
  currency?: string
  height?: number
}

/** Holds a chart's place and gives its numbers as a table to those who can't see it. */
export function ChartFrame({
  label,
  valueLabel,
  data,
  format = "number",
  currency,
  height = 220,
  children,
}: ChartProps & { children: ReactNode }) {
  const { whole } = chartFormatter(format, currency)
  return (
    <figure>
      <div aria-hidden="true" className="w-full text-xs" style={{ height }}>
        {children}
      </div>
      <figcaption className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">Label</th>
              <th scope="col">{valueLabel}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{whole(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  )
}

type ChartTooltipProps = {
  active?: boolean
  label?: string | number
  payload?: readonly { value?: unknown }[]
  valueLabel: string
  write: (value: number) => string
}

/** The numbers under the pointer. */
export function ChartTooltip({ active, label, payload, valueLabel, write }: ChartTooltipProps) {
  const value = payload?.[0]?.value
  if (!active || typeof value !== "number") return null
  return (
    <div className="rounded-md bg-raised px-2.5 py-1.5 text-sm shadow-float">
      <p className="text-muted">{label}</p>
      <p className="font-medium tabular-nums">
        {write(value)} <span className="font-normal text-muted">{valueLabel}</span>
      </p>
    </div>
  )
}

/** Axis text and grid in our roles. */
export const axis = {
  tick: { fill: "var(--muted)", fontSize: 12 },
  tickLine: false,
  axisLine: false,
  tickMargin: 8,
} as const
