import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { type Column, Table } from "@/components/ui/table"
import { formatDay } from "@/lib/core/format"
import type { TeamMember } from "@/lib/platform/types"
import { platformRoleLabel } from "./role-label"

const columns: Column<TeamMember>[] = [
  {
    key: "name",
    header: "Name",
    primary: true,
    cell: (row) => (
      <span className="flex items-center gap-2.5">
        <Avatar name={row.full_name || row.email} size="sm" />
        {row.full_name || row.email}
      </span>
    ),
  },
  { key: "email", header: "E-mail", cell: (row) => <span className="text-muted">{row.email}</span> },
  { key: "role", header: "Role", cell: (row) => <Badge>{platformRoleLabel(row.role)}</Badge> },
  {
    key: "since",
    header: "Since",
    align: "end",
    cell: (row) => <span className="text-muted">{formatDay(row.granted_at, "Europe/London")}</span>,
  },
  {
    key: "seen",
    header: "Last sign-in",
    align: "end",
    cell: (row) => (
      <span className="text-muted">
        {row.last_sign_in_at ? formatDay(row.last_sign_in_at, "Europe/London") : "Never"}
      </span>
    ),
  },
]

/** Who works for the operator. */
export function StaffTable({ rows }: { rows: readonly TeamMember[] }) {
  return <Table caption="Platform staff" columns={columns} rows={rows} rowKey={(row) => row.user_id} />
}
