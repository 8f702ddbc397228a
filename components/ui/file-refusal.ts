type Limits = { accept?: string; maxBytes?: number }

function fits(file: { name: string; type: string }, accept: string): boolean {
  return accept.split(",").some((entry) => {
    const rule = entry.trim().toLowerCase()
    if (rule.startsWith(".")) return file.name.toLowerCase().endsWith(rule)
    if (rule.endsWith("/*")) return file.type.startsWith(rule.slice(0, -1))
    return file.type === rule
  })
}

/** Why a file is not taken, as a sentence; null when it is. The server checks again by content. */
export function refusal(
  file: { name: string; type: string; size: number },
  { accept, maxBytes }: Limits,
): string | null {
  if (accept && !fits(file, accept)) return `${file.name} is not a kind of file we can take here`
  if (maxBytes !== undefined && file.size > maxBytes) {
    return `${file.name} is larger than ${Math.floor(maxBytes / 1_000_000)} MB`
  }
  return null
}
