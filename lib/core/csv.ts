/** What a cell of a CSV file may hold before it is written. */
export type Cell = string | number | null | undefined

/**
 * A cell that no spreadsheet takes for a formula: what begins with = + - @ (in any width), tab or
 * carriage return gets an apostrophe in front. Numbers are left alone; text that needs it is quoted.
 */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "number") return String(value)
  const safe = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file, with its end (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`
}

/**
 * A download that is written as it is read: the heading, then each page of rows as it comes. Begins
 * with a byte order mark, without which spreadsheets read UTF-8 as something else.
 */
export function csvDownload(
  fileName: string,
  heading: readonly string[],
  pages: AsyncGenerator<readonly (readonly Cell[])[]>,
): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`\uFEFF${csvLine(heading)}`))
    },
    async pull(controller) {
      const { done, value } = await pages.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value.map(csvLine).join("")))
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, "-")}"`,
      "cache-control": "no-store",
    },
  })
}
