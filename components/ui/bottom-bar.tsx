"use client"

import { Ellipsis } from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { type ReactNode, useState } from "react"
import { cn } from "./cn"
import { activeHref, type NavigationSection } from "./navigation"
import { SideSheet } from "./side-sheet"
import { Sidebar } from "./sidebar"

const place = "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs [&_svg]:size-5"

/** On phones: the first four places within the thumb's reach, and all of them in a sheet. */
export function BottomBar({ sections, more }: { sections: readonly NavigationSection[]; more?: ReactNode }) {
  const [open, setOpen] = useState(false)
  const active = activeHref(sections, usePathname())
  const first = sections.flatMap((section) => section.items).slice(0, 4)
  return (
    <nav
      aria-label="Quick"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-border bg-surface px-1 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.href === active ? "page" : undefined}
          className={cn(place, item.href === active ? "font-medium text-accent-text" : "text-muted")}
        >
          {item.icon}
          <span className="max-w-full truncate px-1">{item.label}</span>
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={cn(place, "text-muted")}
      >
        <Ellipsis aria-hidden="true" />
        More
      </button>
      <SideSheet open={open} onOpenChange={setOpen} title="Menu">
        <div className="space-y-6">
          <Sidebar sections={sections} label="All places" onNavigate={() => setOpen(false)} />
          {more}
        </div>
      </SideSheet>
    </nav>
  )
}
