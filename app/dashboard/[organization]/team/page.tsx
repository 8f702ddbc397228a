import { Plus, UsersRound } from "lucide-react"
import type { Metadata } from "next"
import { TeamTable } from "@/components/people/team-table"
import { TeamTabs } from "@/components/people/team-tabs"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { loadTeam } from "@/lib/people/loaders"

export const metadata: Metadata = { title: "Team" }

type Props = {
  params: Promise<{ organization: string }>
  searchParams: Promise<{ show?: string | string[] }>
}

/** Who works here. */
export default async function TeamPage({ params, searchParams }: Props) {
  const { organization: slug } = await params
  const former = (await searchParams).show === "former"
  const { people, today, permissions } = await loadTeam(slug)
  const shown = people.filter((person) => person.is_active !== former)
  const add = permissions.has("staff.create") ? (
    <LinkButton href={`/dashboard/${slug}/team/new`} variant="primary">
      <Plus aria-hidden="true" />
      Add a person
    </LinkButton>
  ) : null
  return (
    <>
      <PageHeader title="Team" actions={add} />
      <TeamTabs slug={slug} shown={former ? "former" : "team"} />
      {shown.length === 0 ? (
        <EmptyState
          icon={<UsersRound aria-hidden="true" />}
          title={former ? "Nobody has left" : "Who works with you?"}
          action={former ? undefined : add}
        >
          {former
            ? "People you take off the team stay here, with all they did."
            : "Add people, say when they work and what they offer, and customers can book them."}
        </EmptyState>
      ) : (
        <TeamTable slug={slug} people={shown} today={today} />
      )}
    </>
  )
}
