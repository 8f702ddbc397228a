/** How a number stands against the one before: nothing to say where there was nothing, or nothing changed. */
export function changeAgainst(
  now: number,
  before: number,
): { text: string; direction: "up" | "down"; good: boolean } | undefined {
  if (now === before || before === 0) return undefined
  const share = Math.round((Math.abs(now - before) / before) * 100)
  if (share === 0) return undefined
  const up = now > before
  return { text: `${share > 999 ? "999+" : share}%`, direction: up ? "up" : "down", good: up }
}
