"use client"

import { Columns3 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Popover } from "@/components/ui/popover"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { type ListLook, lookCookie, writeLook } from "./list-look"

type LookMenuProps = {
  /** The list's name, under which its look is remembered. */
  list: string
  columns: readonly { key: string; header: string }[]
  look: ListLook
  onChange: (look: ListLook) => void
}

/** Which columns a list shows and how close its rows stand; remembered on this device. */
export function LookMenu({ list, columns, look, onChange }: LookMenuProps) {
  const set = (next: ListLook) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it at the next page; Cookie Store is not everywhere
    document.cookie = `${lookCookie(list)}=${writeLook(next)}; path=/; max-age=31536000; samesite=lax`
    onChange(next)
  }
  return (
    <Popover
      align="end"
      title="Columns and density"
      trigger={
        <Button className="max-sm:hidden">
          <Columns3 aria-hidden="true" />
          Columns
        </Button>
      }
    >
      <SegmentedControl
        label="Density"
        className="mb-3 w-full"
        options={[
          { value: "comfortable", label: "Comfortable" },
          { value: "compact", label: "Compact" },
        ]}
        value={look.density}
        onValueChange={(density) =>
          set({ ...look, density: density === "compact" ? "compact" : "comfortable" })
        }
      />
      <fieldset className="space-y-2">
        <legend className="pb-2 text-sm font-medium text-muted">Shown</legend>
        {columns.map(({ key, header }) => (
          <Checkbox
            key={key}
            label={header}
            checked={look.columns.includes(key)}
            onCheckedChange={(shown) =>
              set({
                ...look,
                columns: columns
                  .map((column) => column.key)
                  .filter((column) => (column === key ? shown : look.columns.includes(column))),
              })
            }
          />
        ))}
      </fieldset>
    </Popover>
  )
}
