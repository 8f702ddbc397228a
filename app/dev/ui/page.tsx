import { cookies } from "next/headers"
import { notFound } from "next/navigation"
import { AppShell } from "@/components/ui/app-shell"
import { PageHeader } from "@/components/ui/page-header"
import { parseTheme, themeCookie } from "@/components/ui/theme"
import { ThemeSwitch } from "@/components/ui/theme-switch"
import { ChartSpecimens } from "./charts"
import { ChooseSpecimens } from "./choose"
import { FloatSpecimens } from "./float"
import { brand, sections } from "./navigation"
import { PressSpecimens } from "./press"
import { ShowSpecimens } from "./show"
import { StateSpecimens } from "./states"
import { StorefrontSpecimens } from "./storefront"
import { TableSpecimens } from "./tables"
import { TypeSpecimens } from "./type"

export const metadata = { title: "Components" }

/** Every component in every state, for those who build screens. Not part of the product. */
export default async function ComponentsPage() {
  if (process.env.NODE_ENV === "production" && process.env.DEMO !== "1") notFound()
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  return (
    <AppShell brand={brand} sections={sections} tools={<ThemeSwitch theme={theme} />}>
      <PageHeader
        title="Components"
        description="Every part of the design system in the states it can be in."
      />
      <div className="space-y-6">
        <PressSpecimens />
        <TypeSpecimens />
        <ChooseSpecimens />
        <TableSpecimens />
        <ShowSpecimens />
        <ChartSpecimens />
        <FloatSpecimens />
        <StateSpecimens />
        <StorefrontSpecimens />
      </div>
    </AppShell>
  )
}
