"use client"

import {
  Bar,
  CartesianGrid,
  BarChart as Chart,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts"
import { chartFormatter } from "./chart-format"
import { axis, ChartFrame, type ChartProps, ChartTooltip } from "./chart-frame"

const labelled = 8

/** A number by kind. Up to eight bars carry their number, more get an axis. */
export function BarChart(props: ChartProps) {
  const { whole, short } = chartFormatter(props.format ?? "number", props.currency)
  const direct = props.data.length <= labelled
  return (
    <ChartFrame {...props}>
      <ResponsiveContainer width="100%" height="100%">
        <Chart
          data={[...props.data]}
          margin={{ top: 20, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="label" {...axis} interval={direct ? 0 : "preserveStartEnd"} />
          <YAxis {...axis} hide={direct} width="auto" tickFormatter={short} tickCount={4} />
          <Tooltip
            cursor={{ fill: "var(--subtle)" }}
            isAnimationActive={false}
            content={<ChartTooltip valueLabel={props.valueLabel} write={whole} />}
          />
          <Bar
            dataKey="value"
            fill="var(--accent)"
            radius={[4, 4, 0, 0]}
            maxBarSize={44}
            isAnimationActive={false}
          >
            {direct ? (
              <LabelList
                dataKey="value"
                position="top"
                fill="var(--foreground)"
                fontSize={12}
                formatter={(value) => (typeof value === "number" ? short(value) : value)}
              />
            ) : null}
          </Bar>
        </Chart>
      </ResponsiveContainer>
    </ChartFrame>
  )
}
