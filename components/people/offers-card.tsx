"use client"

import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { SectionCard } from "@/components/ui/section-card"
import { toast } from "@/components/ui/toast"
import { type StaffId, serviceId } from "@/lib/core/ids"
import { changeOffers } from "@/lib/people/actions"

type OffersCardProps = {
  organization: string
  staffId: StaffId
  services: readonly { id: string; name: string }[]
  offered: readonly string[]
  mayChange: boolean
}

/** Which services somebody offers. */
export function OffersCard({ organization, staffId, services, offered, mayChange }: OffersCardProps) {
  const [chosen, setChosen] = useState(offered)
  const { pending, send, refusal } = useSend()
  const changed = chosen.length !== offered.length || chosen.some((id) => !offered.includes(id))
  return (
    <SectionCard
      title="Offers"
      footer={
        mayChange && changed ? (
          <Button
            variant="primary"
            pending={pending}
            onClick={() =>
              send(
                () =>
                  changeOffers({
                    organization,
                    staffId,
                    serviceIds: chosen.map((id) => serviceId.parse(id)),
                  }),
                () => toast.success("Services saved"),
              )
            }
          >
            Save services
          </Button>
        ) : undefined
      }
    >
      <fieldset disabled={!mayChange} className="space-y-2.5">
        {services.length === 0 ? <p className="text-muted">There are no services yet.</p> : null}
        {services.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onCheckedChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </fieldset>
      {refusal ? (
        <p role="alert" className="mt-3 text-sm text-negative">
          {refusal.message}
        </p>
      ) : null}
    </SectionCard>
  )
}
