import { type ReactNode, Suspense } from "react"
import { StorefrontFooter } from "@/components/booking/storefront/storefront-footer"
import { StorefrontHeader } from "@/components/booking/storefront/storefront-header"
import { Visitor } from "@/components/identity/visitor"
import { SkipLink } from "@/components/ui/skip-link"
import { Surface } from "@/components/ui/surface"
import { loadStorefront } from "@/lib/catalog/loaders"
import { loadVisitor } from "@/lib/identity/loaders"

/** The storefront's frame, in the business's own colour. */
export default async function StorefrontLayout({
  params,
  children,
}: {
  params: Promise<{ organization: string }>
  children: ReactNode
}) {
  const organization = await loadStorefront((await params).organization)
  return (
    <Surface
      kind="storefront"
      brandColor={organization.brandColor}
      className="flex min-h-dvh flex-col bg-background text-base"
    >
      <SkipLink />
      <StorefrontHeader
        organization={organization}
        account={
          <Suspense>
            <Visitor visitor={loadVisitor()} />
          </Suspense>
        }
      />
      <main id="main" className="mx-auto w-full max-w-5xl flex-1 px-5 pt-6 pb-32 md:pt-10 lg:pb-16">
        {children}
      </main>
      <StorefrontFooter name={organization.name} />
    </Surface>
  )
}
