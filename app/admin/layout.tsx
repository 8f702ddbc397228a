import type { Metadata } from "next"
import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { AccountButton } from "@/components/dashboard/account-button"
import { PlatformBrand } from "@/components/platform/platform-brand"
import { platformSections } from "@/components/platform/platform-sections"
import { platformRoleLabel } from "@/components/platform/role-label"
import { AppShell } from "@/components/ui/app-shell"
import { Surface } from "@/components/ui/surface"
import { parseTheme, themeCookie } from "@/components/ui/theme"
import { signOutAction } from "@/lib/identity/actions"
import { loadPlatform } from "@/lib/platform/loaders"

export const metadata: Metadata = {
  title: { default: "Platform", template: "%s · Tenantry platform" },
  robots: { index: false },
}

/** The operator's console. Who may see it is checked again by every page's loader. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { user, role } = await loadPlatform()
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <Surface kind="dashboard">
      <AppShell
        brand={<PlatformBrand />}
        sections={platformSections(role)}
        account={
          <AccountButton
            name={user.fullName}
            email={user.email}
            role={platformRoleLabel(role)}
            theme={theme}
            signOut={signOutAction}
          />
        }
      >
        {children}
      </AppShell>
    </Surface>
  )
}
