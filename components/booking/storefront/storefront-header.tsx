import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"

/** The business's name at the top of all its pages. */
export function StorefrontHeader({ organization }: { organization: { name: string; slug: string } }) {
  return (
    <header className="border-b border-border bg-surface">
      <div className="mx-auto flex h-16 max-w-5xl items-center px-5">
        <Link
          href={`/b/${organization.slug}`}
          className="flex items-center gap-3 font-semibold tracking-tight"
        >
          <Avatar name={organization.name} shape="square" decorative />
          {organization.name}
        </Link>
      </div>
    </header>
  )
}
