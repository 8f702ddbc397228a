import Link from "next/link"
import type { ReactNode } from "react"
import { Avatar } from "@/components/ui/avatar"

type Props = {
  organization: { name: string; slug: string }
  /** The way to the visitor's own bookings. */
  account?: ReactNode
}

/** The business's name at the top of all its pages. */
export function StorefrontHeader({ organization, account }: Props) {
  return (
    <header className="border-b border-border bg-surface">
      <div className="mx-auto flex h-16 max-w-5xl items-center justify-between gap-4 px-5">
        <Link
          href={`/b/${organization.slug}`}
          className="flex min-w-0 items-center gap-3 font-semibold tracking-tight"
        >
          <Avatar name={organization.name} shape="square" decorative />
          <span className="truncate">{organization.name}</span>
        </Link>
        {account}
      </div>
    </header>
  )
}
