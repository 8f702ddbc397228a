import { contrast, inGamut, type Oklch, parseHex, toHex } from "./color"

const fallback: Oklch = { l: 0.488, c: 0.178, h: 264 }
const white: Oklch = { l: 1, c: 0, h: 0 }
const ink: Oklch = { l: 0.19, c: 0.015, h: 262 }

/** The grounds an accent lies on, the hardest first; kept equal to the tokens by brand-accent.test.ts. */
export const grounds = {
  light: [
    { l: 0.965, c: 0.004, h: 255 },
    { l: 1, c: 0, h: 0 },
  ],
  dark: [
    { l: 0.262, c: 0.011, h: 262 },
    { l: 0.168, c: 0.008, h: 262 },
  ],
} satisfies Record<string, Oklch[]>

// A little over the bar of WCAG AA, for what rounding to eight bits may take.
const readable = 4.6
const visible = 3.1

type Side = keyof typeof grounds

function moveUntil(color: Oklch, step: number, good: (candidate: Oklch) => boolean): Oklch {
  let candidate = inGamut(color)
  while (!good(candidate) && candidate.l > 0.02 && candidate.l < 0.98) {
    candidate = inGamut({ ...color, l: candidate.l + step })
  }
  return candidate
}

function side(brand: Oklch, name: Side) {
  const away = name === "light" ? -0.005 : 0.005
  const soft = inGamut(
    name === "light"
      ? { l: 0.957, c: Math.min(brand.c, 0.022), h: brand.h }
      : { l: 0.285, c: Math.min(brand.c, 0.05), h: brand.h },
  )
  const fill = moveUntil(
    brand,
    away,
    (c) =>
      grounds[name].every((ground) => contrast(c, ground) >= visible) &&
      Math.max(contrast(c, white), contrast(c, ink)) >= readable,
  )
  const foreground = contrast(fill, white) >= readable ? white : ink
  const hoverStep = foreground === white ? -0.045 : 0.04
  const text = moveUntil(fill, away, (c) =>
    [...grounds[name], soft].every((ground) => contrast(c, ground) >= readable),
  )
  return { fill, foreground, hover: inGamut({ ...fill, l: fill.l + hoverStep }), text, soft }
}

/** CSS variables that `[data-brand]` in globals.css turns into the accent. */
export type BrandVariables = Record<`--brand-${string}`, string>

/**
 * Turns an organization's colour into an accent that can be read in light and dark: the hue stays, the
 * lightness moves only as far as WCAG AA asks. A colour that can't be read as one becomes our own accent.
 */
export function brandAccent(color: string): BrandVariables {
  const brand = parseHex(color) ?? fallback
  const variables: BrandVariables = {}
  for (const name of ["light", "dark"] as const) {
    const { fill, foreground, hover, text, soft } = side(brand, name)
    variables[`--brand-${name}`] = toHex(fill)
    variables[`--brand-${name}-hover`] = toHex(hover)
    variables[`--brand-${name}-foreground`] = toHex(foreground)
    variables[`--brand-${name}-text`] = toHex(text)
    variables[`--brand-${name}-soft`] = toHex(soft)
  }
  return variables
}
