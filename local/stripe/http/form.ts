/** A decoded form: what `a[b][0]=c` means. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue }

type FormObject = { [key: string]: FormValue }

/** Decodes a body or query in Stripe's bracket notation. */
export function decodeForm(text: string): FormObject {
  const root: FormObject = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll("]", "").split("[")
    put(root, path, value)
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, lists(value)]))
}

function put(target: FormObject, path: string[], value: string): void {
  const [head = "", ...rest] = path
  // An empty bracket appends: expand[]=a&expand[]=b.
  const key = head === "" ? String(Object.keys(target).length) : head
  if (key === "__proto__") return
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const existing = target[key]
  const next: FormObject =
    typeof existing === "object" && !Array.isArray(existing) ? existing : Object.create(null)
  target[key] = next
  put(next, rest, value)
}

function lists(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value
  const keys = Object.keys(value)
  const entries = keys.map((key): [string, FormValue] => [key, lists(value[key] ?? "")])
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return entries.sort((a, b) => Number(a[0]) - Number(b[0])).map(([, item]) => item)
  }
  return Object.fromEntries(entries)
}
