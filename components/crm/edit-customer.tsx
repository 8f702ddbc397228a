"use client"

import { Pencil } from "lucide-react"
import dynamic from "next/dynamic"
import { useEffect, useState } from "react"
import { isTaken } from "@/components/dashboard/keyboard"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { SideSheet } from "@/components/ui/side-sheet"
import { toast } from "@/components/ui/toast"
import { saveCustomer } from "@/lib/crm/actions"
import type { CustomerRow } from "@/lib/crm/types"
import type { CustomerDraft } from "./customer-draft"
import { lifecycles, lifecycleWords } from "./lifecycle"

const CustomerFields = dynamic(() => import("./customer-fields").then((module) => module.CustomerFields))

type EditCustomerProps = {
  organization: string
  customerId: string
  details: CustomerDraft
  lifecycle: CustomerRow["lifecycle"]
}

/** Changes a customer's details; "e" opens it. */
export function EditCustomer({ organization, customerId, details, lifecycle }: EditCustomerProps) {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(details)
  const [stage, setStage] = useState(lifecycle)
  const { pending, send, refusal, fault, clear } = useSend()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "e" || isTaken(event)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [])
  const save = () =>
    send(
      () => saveCustomer({ organization, customerId, lifecycle: stage, ...draft }),
      () => {
        setOpen(false)
        toast.success("Details saved")
      },
    )
  return (
    <SideSheet
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button aria-keyshortcuts="e">
          <Pencil aria-hidden="true" />
          Edit
        </Button>
      }
      title="Edit details"
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" pending={pending} onClick={save}>
            Save details
          </Button>
        </>
      }
    >
      {refusal && !refusal.fields ? (
        <Callout tone="negative" title={refusal.message} className="mb-4" />
      ) : null}
      <div className="space-y-4">
        <CustomerFields
          draft={draft}
          fault={fault}
          onChange={(next) => {
            setDraft(next)
            clear()
          }}
        />
        <Field label="State">
          <Select
            options={lifecycles.map((value) => ({ value, label: lifecycleWords[value].label }))}
            value={stage}
            onValueChange={(value) => setStage(lifecycles.find((one) => one === value) ?? stage)}
          />
        </Field>
      </div>
    </SideSheet>
  )
}
