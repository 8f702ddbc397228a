"use client"

import { X } from "lucide-react"
import { useOptimistic, useTransition } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { changeMany } from "@/lib/crm/list/actions"
import { TagPicker } from "../list/tag-picker"

type TagsCardProps = {
  organization: string
  customerId: string
  given: readonly string[]
  known: readonly string[]
  mayUpdate: boolean
}

/** A customer's tags; a new one is made by typing it. */
export function TagsCard({ organization, customerId, given, known, mayUpdate }: TagsCardProps) {
  const [, startTransition] = useTransition()
  const [tags, show] = useOptimistic(given)
  const { send } = useSend()
  if (!mayUpdate && given.length === 0) return null

  const change = (what: { add_tag: string } | { remove_tag: string }, undo: boolean) => {
    startTransition(() =>
      show(
        "add_tag" in what
          ? [...new Set([...tags, what.add_tag])]
          : tags.filter((tag) => tag !== what.remove_tag),
      ),
    )
    send(
      () => changeMany({ organization, ids: [customerId], filter: {}, change: what }),
      () => {
        if (undo && "remove_tag" in what)
          toast.info(`${what.remove_tag} taken off`, {
            action: { label: "Undo", onPress: () => change({ add_tag: what.remove_tag }, false) },
          })
      },
      (refused) => toast.error(refused.message),
    )
  }
  return (
    <SectionCard
      title="Tags"
      actions={
        mayUpdate ? (
          <TagPicker
            tags={known.filter((tag) => !tags.includes(tag))}
            given={[]}
            onAdd={(tag) => change({ add_tag: tag }, true)}
            onRemove={(tag) => change({ remove_tag: tag }, true)}
          />
        ) : null
      }
    >
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex h-6 items-center gap-1 rounded-md bg-pressed pr-1 pl-2 text-sm"
            >
              {tag}
              {mayUpdate ? (
                <button
                  type="button"
                  aria-label={`Take off ${tag}`}
                  onClick={() => change({ remove_tag: tag }, true)}
                  className="grid size-5 place-items-center rounded-sm text-muted hover:text-foreground"
                >
                  <X aria-hidden="true" className="size-3" />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">No tags yet.</p>
      )}
    </SectionCard>
  )
}
