"use client"

import { Plus } from "lucide-react"
import dynamic from "next/dynamic"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { SideSheet } from "@/components/ui/side-sheet"
import { addCustomer } from "@/lib/crm/actions"
import { emptyCustomer } from "./customer-draft"

const CustomerFields = dynamic(() => import("./customer-fields").then((module) => module.CustomerFields))

/** Adds a customer, then opens their page. */
export function AddCustomer({ organization }: { organization: string }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(emptyCustomer)
  const { pending, send, refusal, fault, clear } = useSend()
  const save = () =>
    send(
      () => addCustomer({ organization, ...draft }),
      (customer) => {
        setOpen(false)
        setDraft(emptyCustomer)
        if (customer) router.push(`/dashboard/${organization}/customers/${customer.id}`)
      },
    )
  return (
    <SideSheet
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          Add customer
        </Button>
      }
      title="Add customer"
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" pending={pending} onClick={save}>
            Add customer
          </Button>
        </>
      }
    >
      {refusal && !refusal.fields ? (
        <Callout tone="negative" title={refusal.message} className="mb-4" />
      ) : null}
      <CustomerFields
        draft={draft}
        fault={fault}
        onChange={(next) => {
          setDraft(next)
          clear()
        }}
      />
    </SideSheet>
  )
}
