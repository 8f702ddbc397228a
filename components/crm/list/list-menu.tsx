"use client"

import { Ellipsis, FileUp, Kanban, UsersRound } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Menu, type MenuItem } from "@/components/ui/menu"

type ListMenuProps = { path: string; mayCreate: boolean; mayMerge: boolean }

/** What else can be done with customers: see them as a board, bring more in, find those who are one. */
export function ListMenu({ path, mayCreate, mayMerge }: ListMenuProps) {
  const items: MenuItem[] = [
    { label: "Board by state", icon: <Kanban />, href: `${path}/board` },
    ...(mayCreate ? [{ label: "Import from a file", icon: <FileUp />, href: `${path}/import` }] : []),
    ...(mayMerge ? [{ label: "Find duplicates", icon: <UsersRound />, href: `${path}/duplicates` }] : []),
  ]
  return (
    <Menu
      items={items}
      trigger={
        <Button square aria-label="More with customers">
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    />
  )
}
