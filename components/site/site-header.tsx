import Link from "next/link"
import { LinkButton } from "@/components/ui/link-button"

/** The name, and the ways in. */
export function SiteHeader() {
  return (
    <header className="border-b border-border bg-surface">
      <div className="mx-auto flex h-16 max-w-5xl items-center justify-between gap-4 px-5">
        <Link href="/" className="text-lg font-semibold tracking-tight">
          Tenantry
        </Link>
        <nav aria-label="Account" className="flex gap-2">
          <LinkButton href="/sign-in" variant="ghost">
            Sign in
          </LinkButton>
          <LinkButton href="/sign-up" variant="primary" className="max-sm:hidden">
            Start free
          </LinkButton>
        </nav>
      </div>
    </header>
  )
}
