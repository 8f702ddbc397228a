/** What a colour says, the same in every component that carries one. */
export type Tone = "neutral" | "accent" | "positive" | "caution" | "negative" | "info"

/** A tinted ground with its text. */
export const softTone: Record<Tone, string> = {
  neutral: "bg-subtle text-foreground",
  accent: "bg-accent-soft text-accent-text",
  positive: "bg-positive-soft text-positive",
  caution: "bg-caution-soft text-caution",
  negative: "bg-negative-soft text-negative",
  info: "bg-info-soft text-info",
}

/** Text or an icon in the tone, on a plain ground. */
export const textTone: Record<Tone, string> = {
  neutral: "text-muted",
  accent: "text-accent-text",
  positive: "text-positive",
  caution: "text-caution",
  negative: "text-negative",
  info: "text-info",
}
