import type { OrganizationContext } from "@/lib/core/context"
import { unwrap } from "@/lib/core/errors"

/** Members' names by user id, for "by whom" on timelines and notes. */
export async function listMemberNames({ db }: OrganizationContext): Promise<Map<string, string>> {
  const rows = unwrap(await db.rpc("member_names"))
  return new Map(rows.map((row) => [row.user_id, row.full_name]))
}
