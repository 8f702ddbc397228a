import type { Metadata } from "next"
import { LeaveTeam } from "@/components/people/leave-team"
import { OffersCard } from "@/components/people/offers-card"
import { PersonForm } from "@/components/people/person-form"
import { TimeOffCard } from "@/components/people/time-off-card"
import { WeekEditor } from "@/components/people/week-editor"
import { Badge } from "@/components/ui/badge"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { formatDay } from "@/lib/core/format"
import { loadPerson } from "@/lib/people/loaders"
import { changesAfter, toPersonValues, weekOn } from "@/lib/people/rules"

type Props = { params: Promise<{ organization: string; person: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization, person } = await params
  return { title: (await loadPerson(organization, person)).person.full_name }
}

/** Somebody on the team: who they are, when they work, what they offer. */
export default async function PersonPage({ params }: Props) {
  const { organization: slug, person: id } = await params
  const { person, services, visits, colleagues, today, organization, permissions } = await loadPerson(
    slug,
    id,
  )
  const mayChange = permissions.has("staff.update")
  const here = { organization: slug, staffId: person.id, mayChange, today }
  return (
    <>
      <PageHeader
        above={
          <Breadcrumb
            items={[{ label: "Team", href: `/dashboard/${slug}/team` }, { label: person.full_name }]}
          />
        }
        title={person.full_name}
        status={person.is_active ? null : <Badge>Former</Badge>}
        actions={
          mayChange ? (
            <LeaveTeam
              {...{ organization: slug, staffId: person.id, visits, colleagues }}
              name={person.full_name}
              isActive={person.is_active}
              timezone={organization.timezone}
            />
          ) : null
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="space-y-4">
          <WeekEditor
            {...here}
            key={JSON.stringify(person.staff_hours)}
            week={weekOn(person.staff_hours, today)}
            changes={changesAfter(person.staff_hours, today).map((day) =>
              formatDay(`${day}T12:00:00Z`, "UTC"),
            )}
          />
          <PersonForm mayChange={mayChange} values={toPersonValues(slug, person)} />
        </div>
        <div className="space-y-4">
          <TimeOffCard {...here} timeOff={person.staff_time_off} timezone={organization.timezone} />
          <OffersCard
            {...here}
            services={services}
            offered={person.staff_services.map(({ service_id }) => service_id)}
            mayChange={permissions.has("services.update")}
          />
        </div>
      </div>
    </>
  )
}
