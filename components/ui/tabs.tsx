"use client"

import { Tabs as BaseTabs } from "@base-ui/react/tabs"
import Link from "next/link"
import type { ReactNode } from "react"
import { cn } from "./cn"

const list = "no-scrollbar flex gap-5 overflow-x-auto border-b border-border"
const tab = [
  "relative -mb-px inline-flex shrink-0 items-center gap-1.5 border-b-2 border-transparent pt-1 pb-2.5 text-base font-medium whitespace-nowrap text-muted transition-colors hover:text-foreground",
  "focus-visible:-outline-offset-2",
].join(" ")
const current = "border-foreground text-foreground"

type TabsProps = {
  label: string
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  className?: string
}

/** Parts of one thing, one shown at a time, on the same page. */
export function Tabs({ label, tabs, defaultValue, value, onValueChange, className }: TabsProps) {
  return (
    <BaseTabs.Root
      value={value}
      defaultValue={value === undefined ? (defaultValue ?? tabs[0]?.value) : undefined}
      onValueChange={(next) => onValueChange?.(String(next))}
      className={className}
    >
      <BaseTabs.List aria-label={label} className={list}>
        {tabs.map((item) => (
          <BaseTabs.Tab
            key={item.value}
            value={item.value}
            className={cn(tab, "data-active:border-foreground data-active:text-foreground")}
          >
            {item.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((item) => (
        <BaseTabs.Panel key={item.value} value={item.value} className="pt-4 outline-offset-4">
          {item.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  )
}

type LinkTabsProps = {
  label: string
  tabs: readonly { href: string; label: ReactNode; active: boolean }[]
  className?: string
}

/** Tabs that are pages or views in the URL. */
export function LinkTabs({ label, tabs, className }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={cn(list, className)}>
      {tabs.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.active ? "page" : undefined}
          className={cn(tab, item.active && current)}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
