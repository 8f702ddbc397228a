"use client"

import { CalendarDays, LogOut, ShieldCheck } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { Menu } from "@/components/ui/menu"
import { signOutAction } from "@/lib/identity/actions"

/** Who is signed in, in the header of the storefront and of their own pages; behind it their things and the way out. */
export function AccountMenu({ name }: { name: string }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" className="rounded-full px-1.5">
          <Avatar name={name} decorative />
          <span className="sr-only">{name}: your account</span>
        </Button>
      }
      items={[
        { heading: name },
        { label: "My bookings", icon: <CalendarDays />, href: "/me" },
        { label: "Security", icon: <ShieldCheck />, href: "/me/security" },
        "separator",
        { label: "Sign out", icon: <LogOut />, onSelect: () => void signOutAction() },
      ]}
    />
  )
}
