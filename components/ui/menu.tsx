"use client"

import { Menu as BaseMenu } from "@base-ui/react/menu"
import Link from "next/link"
import type { ReactElement, ReactNode } from "react"
import { cn } from "./cn"
import { floatStyle, optionStyle } from "./control-style"
import { useFloatContainer } from "./float-container"

type Entry = { label: string; icon?: ReactNode; shortcut?: string; disabled?: boolean; danger?: boolean }

/** A line of a menu: something to do, somewhere to go, a heading, or a dividing line. */
export type MenuItem =
  | (Entry & { onSelect: () => void })
  | (Entry & { href: string })
  | { heading: string }
  | "separator"

type MenuProps = {
  trigger: ReactElement
  items: readonly MenuItem[]
  align?: "start" | "center" | "end"
  side?: "top" | "bottom"
}

function Content({ item }: { item: Entry }) {
  return (
    <>
      {item.icon ? <span className="text-muted [&_svg]:size-4">{item.icon}</span> : null}
      <span className="flex-1">{item.label}</span>
      {item.shortcut ? <kbd className="pl-4 font-sans text-xs text-muted">{item.shortcut}</kbd> : null}
    </>
  )
}

function Line({ item }: { item: MenuItem }) {
  if (item === "separator") return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-border" />
  if ("heading" in item) {
    return <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">{item.heading}</p>
  }
  const look = cn(optionStyle, item.danger && "text-negative [&_span]:text-negative")
  return "href" in item ? (
    <BaseMenu.LinkItem render={<Link href={item.href} />} closeOnClick className={look}>
      <Content item={item} />
    </BaseMenu.LinkItem>
  ) : (
    <BaseMenu.Item onClick={item.onSelect} disabled={item.disabled} className={look}>
      <Content item={item} />
    </BaseMenu.Item>
  )
}

/** Actions behind a button. */
export function Menu({ trigger, items, align = "end", side = "bottom" }: MenuProps) {
  const container = useFloatContainer()
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal container={container}>
        <BaseMenu.Positioner sideOffset={6} align={align} side={side} className="z-50 outline-none">
          <BaseMenu.Popup className={cn(floatStyle, "min-w-44 p-1")}>
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a menu's lines have no identity but their place
              <Line key={index} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}
