"use client"

import Link from "next/link"
import { usePathname } from "next/navigation"
import { cn } from "./cn"
import { activeHref, type NavigationSection } from "./navigation"

type SidebarProps = { sections: readonly NavigationSection[]; label?: string; onNavigate?: () => void }

/** The list of places; the one we are in is marked. */
export function Sidebar({ sections, label = "Main", onNavigate }: SidebarProps) {
  const active = activeHref(sections, usePathname())
  return (
    <nav aria-label={label} className="space-y-5">
      {sections.map((section) => (
        <div key={section.label ?? section.items[0]?.href}>
          {section.label ? <p className="px-2 pb-1 text-xs font-medium text-muted">{section.label}</p> : null}
          <ul className="space-y-px">
            {section.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  onClick={onNavigate}
                  aria-current={item.href === active ? "page" : undefined}
                  className={cn(
                    "flex h-control items-center gap-2.5 rounded-md px-2 text-muted transition-colors duration-120 [&_svg]:size-4 [&_svg]:shrink-0",
                    item.href === active
                      ? "bg-pressed font-medium text-foreground"
                      : "hover:bg-subtle hover:text-foreground",
                  )}
                >
                  {item.icon}
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.count ? (
                    <span data-numeric className="text-xs">
                      {item.count > 99 ? "99+" : item.count}
                    </span>
                  ) : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
