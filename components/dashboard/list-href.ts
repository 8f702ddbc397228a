/** Query parameters of a page, as Next hands them over. */
export type PageQuery = Record<string, string | string[] | undefined>

/**
 * The address of the same list with some parameters changed; undefined removes one. Whatever else
 * is asked for in the URL stays, so that a sort keeps its filters.
 */
export function listHref(
  path: string,
  current: PageQuery,
  changes: Record<string, string | number | undefined>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...current, ...changes })) {
    if (typeof value === "string" || typeof value === "number") query.set(name, String(value))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
