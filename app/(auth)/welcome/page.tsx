import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { NewOrganizationForm } from "@/components/identity/new-organization-form"
import { loadWelcome } from "@/lib/identity/loaders"

export const metadata: Metadata = { title: "Name your business" }

/** The first step after signing up. */
export default async function WelcomePage() {
  await loadWelcome()
  return (
    <AuthPanel title="Name your business" lead="You can change all of this later.">
      <NewOrganizationForm />
    </AuthPanel>
  )
}
