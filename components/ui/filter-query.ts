/** The query string after changing some parameters: an empty value removes one, and the page starts over. */
export function filteredQuery(current: string, changes: Record<string, string>): string {
  const query = new URLSearchParams(current)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  query.delete("page")
  query.delete("cursor")
  const text = query.toString()
  return text ? `?${text}` : ""
}
