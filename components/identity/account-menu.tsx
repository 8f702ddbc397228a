import { CalendarDays, ShieldCheck } from "lucide-react"
import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { LeaveButton } from "./leave-button"

const line =
  "flex items-center gap-2.5 rounded-md px-3 py-2 text-left hover:bg-subtle [&_svg]:size-4 [&_svg]:text-muted"

/**
 * Who is signed in, in the header of the storefront and of their own pages; behind it their things
 * and the way out. The browser's own popover: visitors don't pay for a menu of ours.
 */
export function AccountMenu({ name }: { name: string }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        className="shrink-0 rounded-full p-1 hover:bg-subtle"
      >
        <Avatar name={name} decorative />
        <span className="sr-only">{name}: your account</span>
      </button>
      <nav
        id="account-menu"
        popover="auto"
        aria-label="Your account"
        className="fixed inset-auto top-15 right-[max(1.25rem,calc(50vw-32rem+1.25rem))] m-0 w-56 rounded-lg border border-border bg-raised p-1 text-base text-foreground shadow-float"
      >
        <p className="px-3 pt-2 pb-1 text-sm font-medium text-muted">{name}</p>
        <Link href="/me" className={line}>
          <CalendarDays aria-hidden="true" />
          My bookings
        </Link>
        <Link href="/me/security" className={line}>
          <ShieldCheck aria-hidden="true" />
          Security
        </Link>
        <LeaveButton className={`${line} mt-1 w-full border-t border-border`} />
      </nav>
    </>
  )
}
