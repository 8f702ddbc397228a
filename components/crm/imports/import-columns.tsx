import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { type ImportField, importFields, type Mapping } from "@/lib/crm/imports/rules"
import { fieldLabels, type ReadFile } from "./import-draft"

type ImportColumnsProps = { file: ReadFile; mapping: Mapping; onChange: (mapping: Mapping) => void }

const leftOut = ""
const isField = (value: string): value is ImportField => importFields.some((field) => field === value)
const samples = 3

/** What each column of the file is; guessed by its heading, changed by hand. */
export function ImportColumns({ file, mapping, onChange }: ImportColumnsProps) {
  const columns = file.headings.map((heading, column) => ({ heading, column }))
  const fieldOf = (column: number) => importFields.find((field) => mapping[field] === column) ?? leftOut
  const set = (column: number, value: string) => {
    const next: Mapping = Object.fromEntries(
      Object.entries(mapping).filter(([field, taken]) => taken !== column && field !== value),
    )
    if (isField(value)) next[value] = column
    onChange(next)
  }
  return (
    <SectionCard title="What is in each column?" description={file.name} flush>
      <ul className="divide-y divide-border border-t border-border">
        {columns.map(({ heading, column }) => (
          <li
            key={column}
            className="flex items-center gap-4 px-card py-2.5 max-sm:flex-col max-sm:items-stretch max-sm:gap-2"
          >
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{heading || `Column ${column + 1}`}</p>
              <p className="truncate text-sm text-muted">
                {file.lines
                  .slice(0, samples)
                  .map((cells) => cells[column])
                  .filter(Boolean)
                  .join(" · ") || "Empty"}
              </p>
            </div>
            <Select
              aria-label={`What ${heading || `column ${column + 1}`} is`}
              className="sm:w-52"
              placeholder="Leave out"
              options={[
                { value: leftOut, label: "Leave out" },
                ...importFields.map((value) => ({ value, label: fieldLabels[value] })),
              ]}
              value={fieldOf(column)}
              onValueChange={(value) => set(column, value)}
            />
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
