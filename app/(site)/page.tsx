import type { Metadata } from "next"
import { DemoBusinesses } from "@/components/site/demo-businesses"
import { Hero } from "@/components/site/hero"
import { Promises } from "@/components/site/promises"
import { SiteHeader } from "@/components/site/site-header"
import { SkipLink } from "@/components/ui/skip-link"
import { Surface } from "@/components/ui/surface"
import { env } from "@/lib/core/env"

export const metadata: Metadata = {
  title: { absolute: "Tenantry · Bookings, payments and customers in one place" },
  description:
    "Take bookings and payments on a page of your own, look after customers, and run the day from one dashboard.",
}

/** What Tenantry is, and the demo businesses to try where they are loaded. */
export default function LandingPage() {
  return (
    <Surface kind="storefront" className="min-h-dvh bg-background text-base">
      <SkipLink />
      <SiteHeader />
      <main id="main" className="mx-auto max-w-5xl space-y-20 px-5 pt-14 pb-24 md:pt-24">
        <Hero demo={Boolean(env.DEMO)} />
        <Promises />
        {env.DEMO ? <DemoBusinesses /> : null}
      </main>
    </Surface>
  )
}
