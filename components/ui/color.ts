/** A colour as lightness 0–1, chroma and hue in degrees. */
export type Oklch = { l: number; c: number; h: number }

type Rgb = readonly [number, number, number]

const clamp = (value: number) => Math.min(1, Math.max(0, value))
const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const fromLinear = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

function linearRgb({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** Lowers the chroma until a screen can show the colour, keeping its lightness and hue. */
export function inGamut(color: Oklch): Oklch {
  const fits = (c: number) => linearRgb({ ...color, c }).every((v) => v >= -0.0005 && v <= 1.0005)
  if (fits(color.c)) return color
  let low = 0
  let high = color.c
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  return { ...color, c: low }
}

/** Reads #rgb or #rrggbb; null when it is neither. */
export function parseHex(hex: string): Oklch | null {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(hex.trim())?.[1]
  if (!digits) return null
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join("") : digits
  const channel = (at: number) => toLinear(Number.parseInt(full.slice(at, at + 2), 16) / 255)
  const [r, g, b] = [channel(0), channel(2), channel(4)]
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
  const x = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const y = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return { l, c: Math.hypot(x, y), h: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360 }
}

/** Writes a colour as #rrggbb. */
export function toHex(color: Oklch): string {
  const digits = linearRgb(inGamut(color)).map((v) =>
    Math.round(clamp(fromLinear(clamp(v))) * 255)
      .toString(16)
      .padStart(2, "0"),
  )
  return `#${digits.join("")}`
}

/** WCAG relative luminance. */
export function luminance(color: Oklch): number {
  const [r, g, b] = linearRgb(inGamut(color)).map(clamp)
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
