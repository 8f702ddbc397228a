/** What the customers list reads from the URL. */
const names = ["q", "lifecycle", "tag", "owner", "source", "last", "sort"] as const
export type ListParameter = (typeof names)[number]

/** The list's part of a URL's parameters, in one order, so that the same list has the same text. */
export function listQuery(
  parameters: URLSearchParams | Record<string, string | string[] | undefined>,
): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const value = parameters instanceof URLSearchParams ? parameters.get(name) : parameters[name]
    if (typeof value === "string" && value.trim()) query.set(name, value.trim())
  }
  return query.toString()
}

/** The list's query with one parameter changed; an empty value takes it out. */
export function withParameter(query: string, name: ListParameter, value: string): string {
  const changed = new URLSearchParams(query)
  changed.set(name, value)
  return listQuery(changed)
}

/** Whether anything but the order narrows the list. */
export function isNarrowed(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((name) => name !== "sort")
}
