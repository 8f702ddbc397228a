/** How the numbers of a chart are written. Money comes in minor units, percent as a fraction. */
export type ChartFormat = "number" | "money" | "percent"

/** A function that writes a chart's numbers, short for axes and whole elsewhere. */
export function chartFormatter(format: ChartFormat, currency = "GBP", locale = "en-GB") {
  const style = {
    number: {},
    percent: { style: "percent", maximumFractionDigits: 1 },
    money: { style: "currency", currency },
  } satisfies Record<ChartFormat, Intl.NumberFormatOptions>
  const whole = new Intl.NumberFormat(locale, style[format])
  const short = new Intl.NumberFormat(locale, {
    ...style[format],
    notation: "compact",
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  const scale = format === "money" ? 10 ** (whole.resolvedOptions().maximumFractionDigits ?? 2) : 1
  return {
    whole: (value: number) => whole.format(value / scale),
    short: (value: number) => short.format(value / scale),
  }
}
