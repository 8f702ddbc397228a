import type { Metadata } from "next"
import { NewOrganizationForm } from "@/components/identity/new-organization-form"
import { LinkButton } from "@/components/ui/link-button"
import { Surface } from "@/components/ui/surface"
import { loadMyOrganizations } from "@/lib/tenancy/loaders"

export const metadata: Metadata = { title: "Create organization" }

/** A further organization for someone who has one. */
export default async function NewOrganizationPage() {
  await loadMyOrganizations()
  return (
    <Surface kind="dashboard">
      <main id="main" className="mx-auto w-full max-w-md px-6 py-16">
        <h1 className="text-2xl font-semibold tracking-tight">Create organization</h1>
        <p className="mt-2 mb-8 text-muted">
          A business of its own, with its own customers, staff and storefront. You will be its owner.
        </p>
        <NewOrganizationForm />
        <LinkButton href="/dashboard" variant="ghost" block className="mt-2">
          Back to your organizations
        </LinkButton>
      </main>
    </Surface>
  )
}
