import type { Metadata } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { roleName } from "@/components/access/role-name"
import { AccountButton } from "@/components/dashboard/account-button"
import { DashboardTools } from "@/components/dashboard/dashboard-tools"
import { dashboardSections, destinations } from "@/components/dashboard/places"
import { OrganizationSwitcher } from "@/components/tenancy/organization-switcher"
import { SuspensionBanner } from "@/components/tenancy/suspension-banner"
import { AppShell } from "@/components/ui/app-shell"
import { Surface } from "@/components/ui/surface"
import { parseTheme, themeCookie } from "@/components/ui/theme"
import { signOutAction } from "@/lib/identity/actions"
import { loadBell } from "@/lib/messaging/inbox/loaders"
import { loadShell } from "@/lib/tenancy/loaders"

type Props = { children: ReactNode; params: Promise<{ organization: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await loadShell((await params).organization)
  return {
    title: { default: organization.name, template: `%s · ${organization.name}` },
    robots: { index: false },
  }
}

/** The frame of an organization's dashboard. What one may do is checked again by every page and action. */
export default async function DashboardLayout({ children, params }: Props) {
  const { organization, user, roles, permissions, organizations } = await loadShell(
    (await params).organization,
  )
  const { slug, status, suspensionReason } = organization
  return (
    <Surface kind="dashboard">
      <AppShell
        brand={<OrganizationSwitcher current={organization} organizations={organizations} />}
        sections={dashboardSections(slug, permissions)}
        banner={status === "suspended" ? <SuspensionBanner reason={suspensionReason} /> : null}
        tools={
          <DashboardTools
            slug={slug}
            places={destinations(slug, permissions)}
            organizations={organizations.map(({ slug: other, name }) => ({ slug: other, name }))}
            mayBook={permissions.has("bookings.create")}
            bell={loadBell(slug)}
          />
        }
        account={
          <AccountButton
            name={user.fullName}
            email={user.email}
            role={roles[0] ? roleName(roles[0]) : "Support"}
            theme={parseTheme((await cookies()).get(themeCookie)?.value)}
            signOut={signOutAction}
          />
        }
      >
        {children}
      </AppShell>
    </Surface>
  )
}
