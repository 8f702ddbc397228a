import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import type { Duplicate } from "@/lib/crm/merge/types"
import { reasonWords } from "./merge-words"

type DuplicateNoticeProps = { slug: string; customerId: string; duplicates: readonly Duplicate[] }

/** Says on a customer's page that there may be another of them. */
export function DuplicateNotice({ slug, customerId, duplicates }: DuplicateNoticeProps) {
  const [pair] = duplicates
  if (!pair) return null
  const other = pair.first.id === customerId ? pair.second : pair.first
  return (
    <Callout
      tone="caution"
      className="mb-4"
      title={`${other.full_name} may be the same person`}
      actions={
        <LinkButton
          size="sm"
          href={`/dashboard/${slug}/customers/merge?with=${customerId}&other=${other.id}`}
        >
          Compare
        </LinkButton>
      }
    >
      {reasonWords[pair.reason]}
      {other.email ? ` · ${other.email}` : ""}
    </Callout>
  )
}
