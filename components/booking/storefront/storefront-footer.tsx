import Link from "next/link"

/** Whose page it is, and what runs it. */
export function StorefrontFooter({ name }: { name: string }) {
  return (
    <footer className="border-t border-border pb-24 lg:pb-0">
      <div className="mx-auto flex max-w-5xl flex-wrap justify-between gap-x-6 gap-y-1 px-5 py-6 text-sm text-muted">
        <p>{name}</p>
        <p>
          Bookings by{" "}
          <Link href="/" className="underline underline-offset-2 hover:no-underline">
            Tenantry
          </Link>
        </p>
      </div>
    </footer>
  )
}
