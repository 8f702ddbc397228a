"use client"

import { Dialog } from "@base-ui/react/dialog"
import { Command } from "cmdk"
import { Search } from "lucide-react"
import { useRouter } from "next/navigation"
import { type ReactNode, useEffect, useState } from "react"
import { useFloatContainer } from "./float-container"
import { Spinner } from "./spinner"

type Entry = { label: string; icon?: ReactNode; shortcut?: string; keywords?: string[] }

/** Somewhere to go or something to do. */
export type CommandItem = Entry & ({ href: string } | { onSelect: () => void })

export type CommandGroup = { heading: string; items: readonly CommandItem[] }

type CommandPaletteProps = {
  groups: readonly CommandGroup[]
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Called as one types; the owner puts what is found into `groups`. */
  onSearch?: (term: string) => void
  pending?: boolean
  placeholder?: string
}

/** Finds pages, things and actions by typing; ⌘K or Ctrl K opens it. */
export function CommandPalette({
  groups,
  open,
  onOpenChange,
  onSearch,
  pending,
  placeholder = "Find or do something",
}: CommandPaletteProps) {
  const router = useRouter()
  const container = useFloatContainer()
  const [own, setOwn] = useState(false)
  const shown = open ?? own
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOwn(!shown)
      onOpenChange?.(!shown)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [shown, onOpenChange])
  const choose = (item: CommandItem) => {
    change(false)
    if ("href" in item) router.push(item.href)
    else item.onSelect()
  }
  return (
    <Dialog.Root open={shown} onOpenChange={change}>
      <Dialog.Portal container={container}>
        <Dialog.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label="Commands"
          className="dialog-motion fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl bg-raised text-base text-foreground shadow-sheet outline-none"
        >
          <Command label="Commands" loop>
            <div className="flex items-center gap-2.5 border-b border-border px-4">
              {pending ? (
                <Spinner label="Searching" />
              ) : (
                <Search aria-hidden="true" className="size-4 text-muted" />
              )}
              <Command.Input
                autoFocus
                placeholder={placeholder}
                onValueChange={onSearch}
                className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
              />
              <kbd className="rounded-sm border border-border px-1.5 font-sans text-xs text-muted">Esc</kbd>
            </div>
            <Command.List className="max-h-[50dvh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-muted">Nothing matches</Command.Empty>
              {groups.map((group) => (
                <Command.Group
                  key={group.heading}
                  heading={group.heading}
                  className="pb-1 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
                >
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.label}
                      value={`${group.heading} ${item.label}`}
                      keywords={item.keywords}
                      onSelect={() => choose(item)}
                      className="flex h-10 cursor-pointer items-center gap-2.5 rounded-md px-2.5 select-none data-[selected=true]:bg-subtle [&_svg]:size-4 [&_svg]:text-muted"
                    >
                      {item.icon}
                      <span className="flex-1 truncate">{item.label}</span>
                      {item.shortcut ? (
                        <kbd className="font-sans text-xs text-muted">{item.shortcut}</kbd>
                      ) : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
