"use client"

import { Ellipsis, GripVertical } from "lucide-react"
import Link from "next/link"
import { useOptimistic, useState, useTransition } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { arrangeServices, shelveService } from "@/lib/catalog/manage/actions"
import type { Category, ServiceRow } from "@/lib/catalog/manage/types"
import { priceLabel } from "@/lib/catalog/rules"
import { actionError } from "@/lib/core/action-result"
import { formatDuration } from "@/lib/core/format"
import type { ServiceId } from "@/lib/core/ids"
import { moveTo } from "./service-order"

type ServiceListProps = {
  organization: string
  services: readonly ServiceRow[]
  categories: readonly Category[]
  mayCreate: boolean
  mayChange: boolean
}

/** Services under their headings, put in order by dragging or from the menu; shown so at once. */
export function ServiceList({ organization, services, categories, mayCreate, mayChange }: ServiceListProps) {
  const [, startTransition] = useTransition()
  const [order, setOrder] = useOptimistic(services.map(({ id }) => id))
  const [dragged, setDragged] = useState<ServiceId | null>(null)
  const [over, setOver] = useState<ServiceId | null>(null)
  const rows = order.flatMap((id) => services.find((service) => service.id === id) ?? [])
  const groups = [...categories, { id: null, name: categories.length > 0 ? "Without a category" : "" }]
    .map((category) => ({ category, rows: rows.filter((row) => row.category_id === category.id) }))
    .filter((group) => group.rows.length > 0)

  const arrange = (ids: ServiceId[], before: ServiceId[] | null) =>
    startTransition(async () => {
      setOrder(ids)
      const refused = actionError(await arrangeServices({ organization, ids }).catch(() => undefined))
      if (refused) return void toast.error(refused.message)
      toast.success(before ? "Order saved" : "Order as it was", {
        action: before ? { label: "Undo", onPress: () => arrange(before, null) } : undefined,
      })
    })
  const move = (id: ServiceId, target: ServiceId) => {
    if (id !== target) arrange(moveTo(order, id, target), order)
  }
  const shelve = (service: ServiceRow, isActive: boolean) =>
    startTransition(async () => {
      const answer = await shelveService({ organization, serviceId: service.id, isActive }).catch(
        () => undefined,
      )
      const refused = actionError(answer)
      if (refused) return void toast.error(refused.message)
      toast.success(isActive ? `${service.name} is back on your storefront` : `${service.name} is archived`, {
        action: { label: "Undo", onPress: () => shelve(service, !isActive) },
      })
    })

  return (
    <div className="space-y-4">
      {groups.map(({ category, rows: members }) => (
        <SectionCard key={category.id ?? "none"} title={category.name || undefined} flush>
          <ul className={cn("divide-y divide-border", category.name && "border-t border-border")}>
            {members.map((service, index) => (
              <li
                key={service.id}
                draggable={mayChange}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move"
                  setDragged(service.id)
                }}
                onDragEnd={() => {
                  setDragged(null)
                  setOver(null)
                }}
                onDragOver={(event) => {
                  if (!dragged || !members.some(({ id }) => id === dragged)) return
                  event.preventDefault()
                  setOver(service.id)
                }}
                onDrop={(event) => {
                  event.preventDefault()
                  if (dragged) move(dragged, service.id)
                }}
                className={cn(
                  "group relative flex items-center gap-3 px-card py-2.5 transition-colors hover:bg-subtle",
                  dragged === service.id && "opacity-50",
                  over === service.id && dragged !== service.id && "bg-accent-soft",
                )}
              >
                {mayChange ? (
                  <GripVertical
                    aria-hidden="true"
                    className="hidden size-4 shrink-0 cursor-grab text-muted sm:block"
                  />
                ) : null}
                <Facts service={service} href={`/dashboard/${organization}/services/${service.id}`} />
                {mayChange || mayCreate ? (
                  <Menu
                    items={items(service, members[index - 1], members[index + 1])}
                    trigger={
                      <Button
                        square
                        variant="ghost"
                        className="relative z-10"
                        aria-label={`Actions for ${service.name}`}
                      >
                        <Ellipsis aria-hidden="true" />
                      </Button>
                    }
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </SectionCard>
      ))}
    </div>
  )

  function items(service: ServiceRow, above?: ServiceRow, below?: ServiceRow): MenuItem[] {
    return [
      ...(mayChange && above ? [{ label: "Move up", onSelect: () => move(service.id, above.id) }] : []),
      ...(mayChange && below ? [{ label: "Move down", onSelect: () => move(service.id, below.id) }] : []),
      ...(mayCreate
        ? [{ label: "Duplicate", href: `/dashboard/${organization}/services/new?from=${service.id}` }]
        : []),
      ...(mayChange
        ? ([
            "separator",
            service.is_active
              ? { label: "Archive", onSelect: () => shelve(service, false) }
              : { label: "Put on the storefront", onSelect: () => shelve(service, true) },
          ] as const)
        : []),
    ]
  }
}

function Facts({ service, href }: { service: ServiceRow; href: string }) {
  const people = service.staff_services.flatMap(({ staff }) => (staff ? [staff.full_name] : []))
  return (
    <div className="min-w-0 flex-1 sm:grid sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_7rem_6rem] sm:items-center sm:gap-4">
      <p className="flex items-center gap-2 font-medium">
        <Link href={href} draggable={false} className="truncate after:absolute after:inset-0">
          {service.name}
        </Link>
        {service.is_active ? null : <Badge>Archived</Badge>}
      </p>
      <p className="truncate text-sm text-muted" title={people.join(", ")}>
        {people.length === 0
          ? "Nobody offers it"
          : people.length > 2
            ? `${people.length} people`
            : people.join(", ")}
      </p>
      <p data-numeric className="hidden text-sm text-muted sm:block">
        {formatDuration(service.duration_minutes)}
      </p>
      <p data-numeric className="text-sm sm:text-right sm:text-base">
        {priceLabel(service)}
      </p>
    </div>
  )
}
