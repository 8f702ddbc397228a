"use client"

import { Check, ChevronsUpDown, Plus } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { Menu, type MenuItem } from "@/components/ui/menu"

type OrganizationSwitcherProps = {
  current: { slug: string; name: string }
  organizations: readonly { slug: string; name: string }[]
}

/** Where one is, and the other organizations one may open. */
export function OrganizationSwitcher({ current, organizations }: OrganizationSwitcherProps) {
  const items: MenuItem[] = [
    { heading: "Organizations" },
    ...organizations.map((organization) => ({
      label: organization.name,
      href: `/dashboard/${organization.slug}`,
      icon: organization.slug === current.slug ? <Check /> : <span className="block size-4" />,
    })),
    "separator",
    { label: "Create organization", href: "/dashboard/new", icon: <Plus /> },
  ]
  return (
    <Menu
      align="start"
      items={items}
      trigger={
        <button
          type="button"
          className="flex min-w-0 items-center gap-2.5 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-subtle md:w-full"
        >
          <Avatar name={current.name} shape="square" size="sm" />
          <span className="min-w-0 flex-1 truncate font-semibold">{current.name}</span>
          <span className="sr-only">Switch organization</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    />
  )
}
