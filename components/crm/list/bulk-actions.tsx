"use client"

import { Archive, CircleDot, Download } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Menu } from "@/components/ui/menu"
import { BulkBar, type TableSelection } from "@/components/ui/table-selection"
import { toast } from "@/components/ui/toast"
import { formatNumber, plural } from "@/lib/core/format"
import { changeMany } from "@/lib/crm/list/actions"
import type { useCustomers } from "@/lib/crm/list/client"
import { lifecycles, lifecycleWords } from "../lifecycle"
import { applied, type Change, inverses } from "./bulk-change"
import { TagPicker } from "./tag-picker"

type BulkActionsProps = {
  organization: string
  query: string
  list: ReturnType<typeof useCustomers>
  tags: readonly string[]
  selection: TableSelection
  mayUpdate: boolean
  mayExport: boolean
}

const said = (change: Change, count: number): string => {
  const who = plural(count, "customer")
  if ("add_tag" in change) return `${who} tagged ${change.add_tag}`
  if ("remove_tag" in change) return `${change.remove_tag} taken off ${who}`
  return `${who} moved to ${lifecycleWords[change.lifecycle].label.toLowerCase()}`
}

/** What can be done with the selected customers at once, or with everybody the filter finds. */
export function BulkActions(props: BulkActionsProps) {
  const { organization, query, list, tags, selection, mayUpdate, mayExport } = props
  const [everybody, setEverybody] = useState<Change | null>(null)
  const { pending, send } = useSend()
  const { selected } = selection
  const filter = Object.fromEntries(new URLSearchParams(query))
  const chosen = list.rows.filter(({ id }) => selected.has(id))
  const shownTags = [...new Set(chosen.flatMap((row) => row.tags))].sort()
  const allLoaded = list.rows.length > 0 && list.rows.every(({ id }) => selected.has(id))
  const total = list.total ?? 0

  const undo = (steps: ReturnType<typeof inverses>) =>
    send(
      async () => {
        let answer: Awaited<ReturnType<typeof changeMany>> | undefined
        for (const step of steps)
          answer = await changeMany({ organization, ids: step.ids, filter, change: step.change })
        return answer
      },
      () => {
        toast.info("Put back as it was")
        list.again()
      },
      (refused) => toast.error(refused.message),
    )
  const change = (what: Change) => {
    const steps = inverses(chosen, what)
    list.patch(selected, (row) => applied(row, what))
    send(
      () => changeMany({ organization, ids: [...selected], filter, change: what }),
      (changed = 0) => {
        toast.success(said(what, changed), {
          action: steps.length > 0 ? { label: "Undo", onPress: () => undo(steps) } : undefined,
        })
        list.again()
      },
      (refused) => {
        toast.error(refused.message)
        list.again()
      },
    )
  }
  const changeAll = (what: Change) =>
    send(
      () => changeMany({ organization, ids: null, filter, change: what }),
      (changed = 0) => {
        toast.success(said(what, changed))
        selection.onChange(new Set())
        list.again()
      },
      (refused) => toast.error(refused.message),
    )

  const wide = allLoaded && total > list.rows.length
  return (
    <BulkBar selection={selection}>
      {mayUpdate ? (
        <>
          <TagPicker
            tags={tags}
            given={shownTags}
            disabled={pending}
            onAdd={(tag) => change({ add_tag: tag })}
            onRemove={(tag) => change({ remove_tag: tag })}
          />
          <Menu
            side="top"
            align="start"
            items={lifecycles.map((lifecycle) => ({
              label: lifecycleWords[lifecycle].label,
              onSelect: () => change({ lifecycle }),
            }))}
            trigger={
              <Button size="sm" pending={pending}>
                <CircleDot aria-hidden="true" />
                State
              </Button>
            }
          />
          <Button size="sm" disabled={pending} onClick={() => change({ lifecycle: "archived" })}>
            <Archive aria-hidden="true" />
            Archive
          </Button>
        </>
      ) : null}
      {mayExport ? (
        <form method="post" action={`/api/dashboard/${organization}/customers/export?${query}`}>
          <input type="hidden" name="ids" value={[...selected].join(",")} />
          <Button type="submit" size="sm">
            <Download aria-hidden="true" />
            Export
          </Button>
        </form>
      ) : null}
      {mayUpdate && wide ? (
        <Menu
          side="top"
          items={lifecycles.map((lifecycle) => ({
            label: `Move to ${lifecycleWords[lifecycle].label.toLowerCase()}`,
            onSelect: () => setEverybody({ lifecycle }),
          }))}
          trigger={<Button size="sm" variant="ghost">{`All ${formatNumber(total)}`}</Button>}
        />
      ) : null}
      <ConfirmDialog
        open={everybody !== null}
        onOpenChange={(open) => (open ? undefined : setEverybody(null))}
        title={`Change all ${plural(total, "customer")}?`}
        description={
          everybody && "lifecycle" in everybody
            ? `Everybody this list finds moves to ${lifecycleWords[everybody.lifecycle].label.toLowerCase()}, also those not loaded yet. Where each stood before isn’t kept.`
            : ""
        }
        confirmLabel={`Change ${plural(total, "customer")}`}
        onConfirm={() => {
          if (everybody) changeAll(everybody)
        }}
      />
    </BulkBar>
  )
}
