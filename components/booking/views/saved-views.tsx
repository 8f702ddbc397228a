"use client"

import { Bookmark, Pencil, Plus, Star, Trash2, Users } from "lucide-react"
import Link from "next/link"
import { useSearchParams } from "next/navigation"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Popover } from "@/components/ui/popover"
import { toast } from "@/components/ui/toast"
import { remove, save, setDefault } from "@/lib/booking/views/actions"
import type { SavedView } from "@/lib/booking/views/types"
import { ViewForm } from "./view-form"

type SavedViewsProps = {
  organization: string
  list: "bookings" | "customers"
  views: readonly SavedView[]
}

/** The part of the URL a view keeps: all but the place in the list. */
function viewQuery(parameters: URLSearchParams): string {
  const kept = new URLSearchParams(parameters)
  kept.delete("page")
  kept.sort()
  return kept.toString()
}

/** Named filters of a list: opened, saved, renamed, shared, made the one the list opens with. */
export function SavedViews({ organization, list, views }: SavedViewsProps) {
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState<SavedView | "new" | null>(null)
  const { send } = useSend()
  const query = viewQuery(new URLSearchParams(useSearchParams()))
  const current = views.find((view) => viewQuery(new URLSearchParams(view.query)) === query)

  const drop = (view: SavedView) =>
    send(
      () => remove({ organization, viewId: view.id }),
      () =>
        toast.info(`${view.name} removed`, {
          action: {
            label: "Undo",
            onPress: () =>
              send(
                () =>
                  save({ organization, list, name: view.name, query: view.query, isShared: view.isShared }),
                () => toast.success(`${view.name} is back`),
                (refused) => toast.error(refused.message),
              ),
          },
        }),
      (refused) => toast.error(refused.message),
    )
  const prefer = (view: SavedView) =>
    send(
      () => setDefault({ organization, list, viewId: view.isDefault ? null : view.id }),
      () =>
        toast.success(view.isDefault ? "The list opens as usual again" : `The list opens with ${view.name}`),
      (refused) => toast.error(refused.message),
    )
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        align="end"
        title="Saved views"
        trigger={
          <Button className="max-w-48">
            <Bookmark aria-hidden="true" />
            <span className="truncate">{current?.name ?? "Views"}</span>
          </Button>
        }
      >
        <ul className="w-72 max-w-full space-y-0.5">
          {views.map((view) => (
            <li
              key={view.id}
              className={cn("flex items-center gap-0.5 rounded-sm", view === current && "bg-subtle")}
            >
              <Link
                href={`/dashboard/${organization}/${list}?${view.query}`}
                onClick={() => setOpen(false)}
                aria-current={view === current ? "true" : undefined}
                className="flex min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1.5 hover:bg-subtle"
              >
                <span className="truncate">{view.name}</span>
                {view.isShared ? (
                  <Users aria-label="Shared" className="size-3.5 shrink-0 text-muted" />
                ) : null}
              </Link>
              {view.isMine ? (
                <>
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    aria-label={`Open the list with ${view.name}`}
                    aria-pressed={view.isDefault}
                    onClick={() => prefer(view)}
                  >
                    <Star
                      aria-hidden="true"
                      className={cn(view.isDefault && "fill-current text-accent-text")}
                    />
                  </Button>
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    aria-label={`Change ${view.name}`}
                    onClick={() => {
                      setOpen(false)
                      setForm(view)
                    }}
                  >
                    <Pencil aria-hidden="true" />
                  </Button>
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    aria-label={`Remove ${view.name}`}
                    onClick={() => drop(view)}
                  >
                    <Trash2 aria-hidden="true" />
                  </Button>
                </>
              ) : null}
            </li>
          ))}
        </ul>
        {views.length === 0 ? (
          <p className="w-72 max-w-full text-sm text-muted">
            Narrow the list, then save it here under a name.
          </p>
        ) : null}
        <Button
          block
          className="mt-2"
          onClick={() => {
            setOpen(false)
            setForm("new")
          }}
        >
          <Plus aria-hidden="true" />
          Save this view
        </Button>
      </Popover>
      {form ? (
        <ViewForm
          organization={organization}
          list={list}
          view={form === "new" ? null : form}
          query={query}
          onClose={() => setForm(null)}
        />
      ) : null}
    </>
  )
}
