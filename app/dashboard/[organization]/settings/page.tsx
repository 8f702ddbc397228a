import type { Metadata } from "next"
import { GeneralForm } from "@/components/tenancy/general-form"
import { PageHeader } from "@/components/ui/page-header"
import { loadGeneralSettings } from "@/lib/tenancy/loaders"

export const metadata: Metadata = { title: "Settings" }

/** What the organization says of itself, and how it takes money. */
export default async function SettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params
  const settings = await loadGeneralSettings(organization)
  return (
    <div className="max-w-2xl">
      <PageHeader title="Settings" />
      <GeneralForm
        values={{
          organization,
          name: settings.name,
          contactEmail: settings.contact_email ?? "",
          phone: settings.phone ?? "",
          about: settings.about ?? "",
          brandColor: settings.brand_color ?? "",
          payment: settings.settings.payment ?? ["card", "on_site"],
        }}
      />
    </div>
  )
}
