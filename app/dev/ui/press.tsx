"use client"

import { Ellipsis, Pencil, Plus, Trash2 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { Menu } from "@/components/ui/menu"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { Tooltip } from "@/components/ui/tooltip"

/** What can be pressed. */
export function PressSpecimens() {
  return (
    <SectionCard title="Buttons and menus" description="One primary button in a view.">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New booking
        </Button>
        <Button>Export</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger">Cancel booking</Button>
        <Button variant="link">Show all</Button>
        <LinkButton href="/dev/ui">Open storefront</LinkButton>
        <Button variant="primary" pending>
          Save changes
        </Button>
        <Button disabled>Not yet</Button>
        <Button size="sm">Small</Button>
        <Button size="lg" variant="primary">
          Large
        </Button>
        <Tooltip content="Edit customer">
          <Button square aria-label="Edit customer">
            <Pencil aria-hidden="true" />
          </Button>
        </Tooltip>
        <Menu
          trigger={
            <Button square variant="ghost" aria-label="More actions">
              <Ellipsis aria-hidden="true" />
            </Button>
          }
          items={[
            { heading: "Booking 1042" },
            {
              label: "Edit",
              icon: <Pencil />,
              shortcut: "E",
              onSelect: () => toast.info("Editing booking 1042"),
            },
            { label: "Open storefront", href: "/dev/ui" },
            "separator",
            {
              label: "Cancel booking",
              icon: <Trash2 />,
              danger: true,
              onSelect: () =>
                toast.success("Booking 1042 cancelled", {
                  action: { label: "Undo", onPress: () => toast.info("Booking 1042 is back") },
                }),
            },
          ]}
        />
      </div>
    </SectionCard>
  )
}
