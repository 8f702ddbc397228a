import { CalendarDays, ChartNoAxesColumn, CreditCard, Inbox, Settings, Tag, Users } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import type { NavigationSection } from "@/components/ui/navigation"

/** The organization shown at the top of the specimen's sidebar. */
export const brand = (
  <span className="flex min-w-0 items-center gap-2.5 font-semibold">
    <Avatar name="Glow Studio" shape="square" size="sm" />
    <span className="truncate">Glow Studio</span>
  </span>
)

/** Places of the specimen's sidebar; they lead to parts of this page. */
export const sections: NavigationSection[] = [
  {
    items: [
      { href: "/dev/ui", label: "Today", icon: <Inbox />, count: 4 },
      { href: "/dev/ui#calendar", label: "Calendar", icon: <CalendarDays /> },
      { href: "/dev/ui#bookings", label: "Bookings", icon: <Tag />, count: 128 },
      { href: "/dev/ui#customers", label: "Customers", icon: <Users /> },
    ],
  },
  {
    label: "Business",
    items: [
      { href: "/dev/ui#payments", label: "Payments", icon: <CreditCard /> },
      { href: "/dev/ui#reports", label: "Reports", icon: <ChartNoAxesColumn /> },
      { href: "/dev/ui#settings", label: "Settings", icon: <Settings /> },
    ],
  },
]
