import type { Metadata } from "next"
import { PersonForm } from "@/components/people/person-form"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { PageHeader } from "@/components/ui/page-header"
import { loadNewPerson } from "@/lib/people/loaders"

export const metadata: Metadata = { title: "Add a person" }

/** Adds somebody to the team. Their hours and services come next, on their page. */
export default async function NewPersonPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization: slug } = await params
  await loadNewPerson(slug)
  return (
    <div className="max-w-3xl">
      <PageHeader
        above={<Breadcrumb items={[{ label: "Team", href: `/dashboard/${slug}/team` }, { label: "Add" }]} />}
        title="Add a person"
      />
      <PersonForm
        mayChange
        values={{
          organization: slug,
          staffId: null,
          fullName: "",
          title: "",
          bio: "",
          email: "",
          phone: "",
          memberType: "provider",
          isBookable: true,
        }}
      />
    </div>
  )
}
