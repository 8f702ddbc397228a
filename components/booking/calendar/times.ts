/** Minutes since midnight of "14:30"; null for anything else. */
export function minutesOfTime(text: string): number | null {
  const parts = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim())
  if (!parts) return null
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return minutes <= 1440 ? minutes : null
}
