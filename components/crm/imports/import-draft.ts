import type { ImportField } from "@/lib/crm/imports/rules"

/** A file as it was read: its headings and its lines. */
export interface ReadFile {
  name: string
  headings: string[]
  lines: string[][]
}

/** What each field is called where one chooses its column. */
export const fieldLabels: Record<ImportField, string> = {
  full_name: "Name",
  first_name: "First name",
  last_name: "Last name",
  email: "E-mail",
  phone: "Phone",
  company_name: "Company",
  tags: "Tags",
  marketing_consent: "May be written to",
}

export const mostLines = 20_000
export const mostBytes = 8 * 1024 * 1024
/** The first line below the headings, as spreadsheets count. */
export const firstLine = 2

/** Reads a CSV file in the browser; nothing leaves it yet. */
export async function readFile(file: File): Promise<ReadFile | string> {
  const { default: Papa } = await import("papaparse")
  return new Promise((resolve) => {
    Papa.parse<string[]>(file, {
      skipEmptyLines: "greedy",
      error: () => resolve("This file can’t be read. Save it as CSV (UTF-8) and try again."),
      complete: ({ data: [headings = [], ...lines] }) => {
        if (headings.length === 0 || lines.length === 0)
          resolve("There is nothing in this file below its first line.")
        else if (lines.length > mostLines)
          resolve("A file may hold up to 20,000 customers. Split it and import the parts.")
        else resolve({ name: file.name, headings: headings.map((heading) => heading.trim()), lines })
      },
    })
  })
}
