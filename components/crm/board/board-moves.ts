import type { PipelineColumn } from "@/lib/crm/list/types"

type State = PipelineColumn["lifecycle"]

/** The board after a customer moved to the top of another column; unknown ones change nothing. */
export function moved(columns: readonly PipelineColumn[], id: string, to: State): PipelineColumn[] {
  const row = columns.flatMap(({ rows }) => rows).find((one) => one.id === id)
  if (!row || row.lifecycle === to) return [...columns]
  return columns.map((column) => {
    if (column.lifecycle === row.lifecycle)
      return { ...column, rows: column.rows.filter((one) => one.id !== id), total: column.total - 1 }
    if (column.lifecycle === to)
      return { ...column, rows: [{ ...row, lifecycle: to }, ...column.rows], total: column.total + 1 }
    return column
  })
}

/** The column beside another; at the end there is none. */
export function beside(columns: readonly PipelineColumn[], from: State, step: 1 | -1): State | null {
  const at = columns.findIndex(({ lifecycle }) => lifecycle === from)
  return columns[at + step]?.lifecycle ?? null
}
