"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import { RadioGroup } from "@/components/ui/radio-group"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { merge } from "@/lib/crm/merge/actions"
import type { Mergeable } from "@/lib/crm/merge/types"
import { brings, contested, elder, mergeFields, proposed } from "./merge-fields"

type MergeFormProps = { slug: string; first: Mergeable; second: Mergeable; timezone: string }

/** Two customers side by side: who stays, and whose word counts where they differ. */
export function MergeForm({ slug, first, second, timezone }: MergeFormProps) {
  const router = useRouter()
  const [keepId, setKeepId] = useState(elder(first, second).id)
  const keep = keepId === first.id ? first : second
  const other = keepId === first.id ? second : first
  const [take, setTake] = useState(() => proposed(keep, other))
  const { pending, send, refusal } = useSend()
  const open = contested(keep, other)
  const sides = [first, second]

  const choose = (name: (typeof mergeFields)[number]["name"], id: string) => {
    const next = new Set(take)
    if (id === other.id) next.add(name)
    else next.delete(name)
    setTake(next)
  }
  const stay = (id: string) => {
    setKeepId(id)
    setTake(id === first.id ? proposed(first, second) : proposed(second, first))
  }
  const save = () =>
    send(
      () =>
        merge({
          organization: slug,
          customerId: keep.id,
          otherId: other.id,
          take: open.map(({ name }) => name).filter((name) => take.has(name)),
        }),
      () => {
        toast.success("Made one of two")
        router.push(`/dashboard/${slug}/customers/${keep.id}`)
      },
    )
  const settled = mergeFields.filter(
    (field) => !open.includes(field) && (field.shown(keep) ?? field.shown(other)),
  )
  return (
    <div className="max-w-3xl space-y-4">
      {refusal ? <Callout tone="negative" title={refusal.message} reference={refusal.requestId} /> : null}
      <SectionCard title="Who stays" description="The other’s page goes; its links lead nowhere afterwards.">
        <RadioGroup
          look="cards"
          aria-label="Who stays"
          className="sm:grid sm:grid-cols-2"
          value={keepId}
          onValueChange={stay}
          options={sides.map((one) => ({
            value: one.id,
            label: one.full_name,
            description: brings(one, timezone),
          }))}
        />
      </SectionCard>
      {open.map((field) => (
        <SectionCard key={field.name} title={field.label}>
          <RadioGroup
            look="cards"
            aria-label={field.label}
            className="sm:grid sm:grid-cols-2"
            value={take.has(field.name) ? other.id : keep.id}
            onValueChange={(id) => choose(field.name, id)}
            options={sides.map((one) => ({ value: one.id, label: field.shown(one) ?? "" }))}
          />
        </SectionCard>
      ))}
      <SectionCard title="Kept as it is">
        <dl className="space-y-1.5">
          {settled.map((field) => (
            <div key={field.name} className="flex gap-3">
              <dt className="w-28 shrink-0 text-muted">{field.label}</dt>
              <dd className="min-w-0 break-words">{field.shown(keep) ?? field.shown(other)}</dd>
            </div>
          ))}
          <div className="flex gap-3">
            <dt className="w-28 shrink-0 text-muted">Tags</dt>
            <dd>{[...new Set([...keep.tags, ...other.tags])].join(", ") || "None"}</dd>
          </div>
        </dl>
        <p className="pt-3 text-sm text-muted">
          An e-mail or phone number you don’t choose stays as a further contact.
        </p>
      </SectionCard>
      <div className="flex justify-end gap-2">
        <LinkButton href={`/dashboard/${slug}/customers/duplicates`}>Not now</LinkButton>
        <Button variant="primary" pending={pending} onClick={save}>
          Merge into {keep.full_name}
        </Button>
      </div>
    </div>
  )
}
