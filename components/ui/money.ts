/** How many decimals a currency has: 2 for pounds, 0 for yen. */
export function currencyDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en-GB", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
    2
  )
}

/**
 * Reads an amount as people type it ("1,234.50", "1.234,50", "£12", "12,5") into minor units.
 * Null when it is no amount or has more decimals than the currency.
 */
export function parseMoney(text: string, currency: string): number | null {
  const digits = currencyDigits(currency)
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/^[^\d.,+\-−]+|[^\d.,]+$/g, "")
  const shape = /^([+\-−]?)(?:[^\d.,]*)([\d.,]*\d[\d.,]*)$/.exec(bare)
  if (!shape?.[2]) return null
  const amount = splitDecimals(shape[2], digits)
  if (amount === null) return null
  const minor = Number(amount.whole || "0") * 10 ** digits + Number(amount.part.padEnd(digits, "0") || "0")
  if (!Number.isSafeInteger(minor)) return null
  return shape[1] === "-" || shape[1] === "−" ? 0 - minor : minor
}

function splitDecimals(text: string, digits: number): { whole: string; part: string } | null {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","))
  if (last === -1) return { whole: text, part: "" }
  const separator = text[last] ?? "."
  const tail = text.slice(last + 1)
  const single = text.indexOf(separator) === last
  const mixed = text.includes(separator === "." ? "," : ".")
  const grouping = tail.length === 3 && (!mixed || !single) && (!single || separator === "," || digits === 0)
  if (grouping)
    return grouped(text.slice(0, last), separator) ? { whole: text.replace(/[.,]/g, ""), part: "" } : null
  if (!single || tail.length > digits) return null
  const head = text.slice(0, last)
  const other = separator === "." ? "," : "."
  return grouped(head, other) ? { whole: head.replace(/[.,]/g, ""), part: tail } : null
}

function grouped(text: string, separator: string): boolean {
  const groups = text.split(separator)
  if (groups.some((group) => !/^\d*$/.test(group))) return false
  return (
    groups.length === 1 ||
    ((groups[0]?.length ?? 0) <= 3 && groups.slice(1).every((group) => group.length === 3))
  )
}

/** An amount as one would type it: no symbol, the currency's decimals. */
export function editableMoney(minor: number, currency: string, locale = "en-GB"): string {
  const digits = currencyDigits(currency)
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(minor / 10 ** digits)
}

/** The sign of a currency: £ for GBP. */
export function currencySymbol(currency: string, locale = "en-GB"): string {
  const parts = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0)
  return parts.find((part) => part.type === "currency")?.value ?? currency
}
