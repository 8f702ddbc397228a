"use client"

import { Plus, Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { PhoneInput } from "@/components/ui/phone-input"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { dropContact, newContact } from "@/lib/crm/work/actions"
import type { Contact } from "@/lib/crm/work/types"

type ContactsCardProps = {
  organization: string
  customerId: string
  contacts: readonly Contact[]
  mayUpdate: boolean
}

const types: Record<Contact["contact_type"], string> = {
  email: "E-mail",
  phone: "Phone",
  social: "Social",
}
const isType = (value: string): value is Contact["contact_type"] => Object.hasOwn(types, value)
const blank = { type: "phone" as Contact["contact_type"], value: "", label: "" }

/** Further ways to reach a customer, besides the e-mail and phone of their details. */
export function ContactsCard({ organization, customerId, contacts, mayUpdate }: ContactsCardProps) {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(blank)
  const { pending, send, refusal, fault, clear } = useSend()
  if (!mayUpdate && contacts.length === 0) return null

  const set = (change: Partial<typeof blank>) => {
    setDraft({ ...draft, ...change })
    clear()
  }
  const add = (contact: typeof blank, said: string) =>
    send(
      () => newContact({ organization, customerId, ...contact }),
      () => {
        setOpen(false)
        setDraft(blank)
        toast.success(said)
      },
    )
  const remove = ({ id, contact_type: type, contact_value: value, label }: Contact) =>
    send(
      () => dropContact({ organization, contactId: id }),
      () =>
        toast.info("Contact removed", {
          action: { label: "Undo", onPress: () => add({ type, value, label }, "Contact is back") },
        }),
      (refused) => toast.error(refused.message),
    )
  return (
    <SectionCard
      title="Other contacts"
      actions={
        mayUpdate ? (
          <Dialog
            size="sm"
            open={open}
            onOpenChange={setOpen}
            title="Add contact"
            trigger={
              <Button size="sm">
                <Plus aria-hidden="true" />
                Add contact
              </Button>
            }
            footer={
              <>
                <Button onClick={() => setOpen(false)}>Close</Button>
                <Button variant="primary" pending={pending} onClick={() => add(draft, "Contact added")}>
                  Add contact
                </Button>
              </>
            }
          >
            <div className="space-y-4">
              <Field label="Kind">
                <Select
                  options={Object.entries(types).map(([value, label]) => ({ value, label }))}
                  value={draft.type}
                  onValueChange={(value) => (isType(value) ? set({ type: value, value: "" }) : undefined)}
                />
              </Field>
              <Field
                name="value"
                label={types[draft.type]}
                error={fault("value") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
              >
                {draft.type === "phone" ? (
                  <PhoneInput value={draft.value} onValueChange={(value) => set({ value: value ?? "" })} />
                ) : (
                  <Input
                    type={draft.type === "email" ? "email" : "text"}
                    autoComplete="off"
                    maxLength={254}
                    value={draft.value}
                    onValueChange={(value) => set({ value })}
                  />
                )}
              </Field>
              <Field label="Label" optional help="Such as work, or mother of the bride.">
                <Input
                  autoComplete="off"
                  maxLength={80}
                  value={draft.label}
                  onValueChange={(label) => set({ label })}
                />
              </Field>
            </div>
          </Dialog>
        ) : null
      }
    >
      {contacts.length > 0 ? (
        <ul className="space-y-2">
          {contacts.map((contact) => (
            <li key={contact.id} className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <p className="break-all">{contact.contact_value}</p>
                <p className="text-sm text-muted">
                  {types[contact.contact_type]}
                  {contact.label ? ` · ${contact.label}` : ""}
                </p>
              </div>
              {mayUpdate ? (
                <Button
                  size="sm"
                  square
                  variant="ghost"
                  aria-label={`Remove ${contact.contact_value}`}
                  onClick={() => remove(contact)}
                >
                  <Trash2 aria-hidden="true" />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">None besides the details above.</p>
      )}
    </SectionCard>
  )
}
