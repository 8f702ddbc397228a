"use client"

import { Button } from "@/components/ui/button"
import { CommandPalette } from "@/components/ui/command-palette"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Popover } from "@/components/ui/popover"
import { SectionCard } from "@/components/ui/section-card"
import { SideSheet } from "@/components/ui/side-sheet"
import { toast } from "@/components/ui/toast"

const commands = [
  {
    heading: "Go to",
    items: [
      { label: "Calendar", shortcut: "G C", href: "/dev/ui" },
      { label: "Customers", shortcut: "G U", href: "/dev/ui" },
    ],
  },
  {
    heading: "Do",
    items: [{ label: "New booking", shortcut: "C", onSelect: () => toast.info("A new booking") }],
  },
]

/** What opens over the page. */
export function FloatSpecimens() {
  return (
    <SectionCard title="Floating" description="Press ⌘K or Ctrl K for the command palette.">
      <div className="flex flex-wrap gap-3">
        <Dialog
          trigger={<Button>Open dialog</Button>}
          title="Move booking 1042"
          description="Amelia is told by email and text message."
          footer={<Button variant="primary">Move booking</Button>}
        >
          <Field label="Reason" optional>
            <Input placeholder="Shown to the customer" />
          </Field>
        </Dialog>
        <SideSheet
          trigger={<Button>Open side sheet</Button>}
          title="Amelia Okafor"
          description="Customer since March 2024"
        >
          <p>Prefers mornings. Sensitive to ammonia: use the gentle colour.</p>
        </SideSheet>
        <ConfirmDialog
          trigger={<Button variant="danger">Delete service</Button>}
          title="Delete Full colour?"
          description="It leaves the storefront at once. The 64 bookings made for it stay."
          confirmLabel="Delete service"
          typeToConfirm="Full colour"
          onConfirm={() => toast.success("Full colour deleted")}
        />
        <Popover trigger={<Button>Open popover</Button>} title="Columns">
          <p className="w-56 text-muted">Choose what the list shows.</p>
        </Popover>
        <Button onClick={() => toast.success("Booking moved", { description: "Amelia has been told." })}>
          Success toast
        </Button>
        <Button
          onClick={() =>
            toast.error("The booking could not be moved", {
              description: "Someone took 14:30 just now. Nothing was changed.",
            })
          }
        >
          Error toast
        </Button>
        <Button onClick={() => toast.progress("Exporting 12,480 customers")}>Progress toast</Button>
      </div>
      <CommandPalette groups={commands} />
    </SectionCard>
  )
}
