import { Building2, Gauge, ScrollText, Users } from "lucide-react"
import type { NavigationSection } from "@/components/ui/navigation"

/** The places of the operator's console that a role may open. */
export function platformSections(role: string): NavigationSection[] {
  return [
    {
      items: [
        { href: "/admin", label: "Overview", icon: <Gauge aria-hidden="true" />, exact: true },
        { href: "/admin/tenants", label: "Tenants", icon: <Building2 aria-hidden="true" /> },
        ...(role === "billing_admin"
          ? []
          : [{ href: "/admin/audit", label: "Audit", icon: <ScrollText aria-hidden="true" /> }]),
        { href: "/admin/staff", label: "Staff", icon: <Users aria-hidden="true" /> },
      ],
    },
  ]
}
