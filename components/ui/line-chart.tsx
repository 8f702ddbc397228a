"use client"

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { chartFormatter } from "./chart-format"
import { axis, ChartFrame, type ChartProps, ChartTooltip } from "./chart-frame"

/** A number over time. */
export function LineChart(props: ChartProps) {
  const { whole, short } = chartFormatter(props.format ?? "number", props.currency)
  return (
    <ChartFrame {...props}>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          data={[...props.data]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="label" {...axis} minTickGap={28} />
          <YAxis {...axis} width="auto" tickFormatter={short} tickCount={4} />
          <Tooltip
            cursor={{ stroke: "var(--control-border)" }}
            isAnimationActive={false}
            content={<ChartTooltip valueLabel={props.valueLabel} write={whole} />}
          />
          <Area
            dataKey="value"
            type="monotone"
            stroke="var(--accent-text)"
            strokeWidth={2}
            fill="var(--accent-text)"
            fillOpacity={0.08}
            activeDot={{ r: 4, stroke: "var(--surface)", strokeWidth: 2 }}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}
