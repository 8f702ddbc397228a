/** One column of a change: what it was, what it became. */
export interface Change {
  column: string
  before: string | null
  after: string | null
}

type Values = Record<string, unknown> | null

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === "string" ? value : JSON.stringify(value)
}

/** The columns of a change side by side, in the order of their names. Columns that hold nothing on both sides say nothing. */
export function changesOf(before: Values, after: Values): Change[] {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...columns]
    .sort()
    .map((column) => ({ column, before: shown(before?.[column]), after: shown(after?.[column]) }))
    .filter((change) => change.before !== null || change.after !== null)
}
