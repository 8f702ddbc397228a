import {
  Bell,
  CalendarDays,
  CircleCheck,
  ClipboardList,
  Scissors,
  Settings,
  Sun,
  Users,
  UsersRound,
} from "lucide-react"
import type { ReactNode } from "react"
import type { NavigationSection } from "@/components/ui/navigation"

/** A place of the dashboard: where it is, what opens it, and which permission it needs. */
interface Place {
  path: string
  label: string
  icon: ReactNode
  letter: string
  permission: string
  exact?: boolean
}

const work: Place[] = [
  {
    path: "",
    label: "Today",
    icon: <Sun aria-hidden="true" />,
    letter: "t",
    permission: "organization.read",
    exact: true,
  },
  {
    path: "/calendar",
    label: "Calendar",
    icon: <CalendarDays aria-hidden="true" />,
    letter: "d",
    permission: "appointments.read",
  },
  {
    path: "/bookings",
    label: "Bookings",
    icon: <ClipboardList aria-hidden="true" />,
    letter: "b",
    permission: "bookings.read",
  },
  {
    path: "/customers",
    label: "Customers",
    icon: <Users aria-hidden="true" />,
    letter: "c",
    permission: "customers.read",
  },
  {
    path: "/tasks",
    label: "Tasks",
    icon: <CircleCheck aria-hidden="true" />,
    letter: "k",
    permission: "customers.read",
  },
  {
    path: "/notifications",
    label: "Notifications",
    icon: <Bell aria-hidden="true" />,
    letter: "n",
    permission: "organization.read",
  },
]

const upkeep: Place[] = [
  {
    path: "/services",
    label: "Services",
    icon: <Scissors aria-hidden="true" />,
    letter: "v",
    permission: "services.read",
  },
  {
    path: "/team",
    label: "Team",
    icon: <UsersRound aria-hidden="true" />,
    letter: "m",
    permission: "staff.read",
  },
  {
    path: "/settings",
    label: "Settings",
    icon: <Settings aria-hidden="true" />,
    letter: "s",
    permission: "organization.update",
  },
]

/** A place the shortcuts and the palette lead to. */
export interface Destination {
  href: string
  label: string
  letter: string
}

/** The places one may open, for the sidebar; a suspended organization's settings can't be changed, so they are left out. */
export function dashboardSections(slug: string, permissions: ReadonlySet<string>): NavigationSection[] {
  const section = (label: string | undefined, places: readonly Place[]): NavigationSection => ({
    label,
    items: places
      .filter((place) => permissions.has(place.permission))
      .map(({ path, label: name, icon, exact }) => ({
        href: `/dashboard/${slug}${path}`,
        label: name,
        icon,
        exact,
      })),
  })
  return [section(undefined, work), section("Organization", upkeep)].filter(({ items }) => items.length > 0)
}

/** The same places as shortcuts: `g` and a letter. */
export function destinations(slug: string, permissions: ReadonlySet<string>): Destination[] {
  return [...work, ...upkeep]
    .filter((place) => permissions.has(place.permission))
    .map(({ path, label, letter }) => ({ href: `/dashboard/${slug}${path}`, label, letter }))
}
