import type { Metadata } from "next"
import Link from "next/link"
import type { ReactNode } from "react"
import { AccountMenu } from "@/components/identity/account-menu"
import { SkipLink } from "@/components/ui/skip-link"
import { Surface } from "@/components/ui/surface"
import { requireUser } from "@/lib/core/session"

export const metadata: Metadata = { robots: { index: false } }

/** The frame of a person's own pages, whichever businesses they book at. */
export default async function MeLayout({ children }: { children: ReactNode }) {
  const { user } = await requireUser()
  return (
    <Surface kind="storefront" className="flex min-h-dvh flex-col bg-background text-base">
      <SkipLink />
      <header className="border-b border-border bg-surface">
        <div className="mx-auto flex h-16 max-w-4xl items-center justify-between px-5">
          <Link href="/me" className="inline-flex min-h-11 items-center font-semibold tracking-tight">
            My bookings
          </Link>
          <AccountMenu name={user.fullName} />
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-4xl flex-1 px-5 pt-6 pb-16 md:pt-10">
        {children}
      </main>
    </Surface>
  )
}
