"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useDraft } from "@/components/dashboard/use-draft"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { SectionCard } from "@/components/ui/section-card"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { addPerson, changePerson } from "@/lib/people/actions"
import { type MemberType, memberTypes, type PersonValues } from "@/lib/people/schema"
import { memberTypeWords } from "./people-words"

const isMemberType = (value: string): value is MemberType => memberTypes.some((type) => type === value)

/** Who somebody is: for colleagues and, if they can be booked, for customers. */
export function PersonForm({ values, mayChange }: { values: PersonValues; mayChange: boolean }) {
  const router = useRouter()
  const [attempt, setAttempt] = useState(0)
  const {
    draft,
    set: change,
    forget,
  } = useDraft(`person ${values.staffId ?? "new"} ${values.organization}`, values)
  const { pending, send, refusal, fault, clear } = useSend()
  const set = (values: Partial<PersonValues>) => {
    change(values)
    clear()
  }
  const errors = Object.entries(refusal?.fields ?? {}).flatMap(([field, [message]]) =>
    message ? [{ field, message }] : [],
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((count) => count + 1)
        send(
          () => (draft.staffId ? changePerson(draft) : addPerson(draft)),
          (person) => {
            toast.success(draft.staffId ? "Details saved" : `${draft.fullName} is on the team`)
            forget(draft)
            if (!draft.staffId && person) router.push(`/dashboard/${draft.organization}/team/${person.id}`)
          },
        )
      }}
    >
      <FormErrorSummary
        errors={errors}
        message={refusal && errors.length === 0 ? refusal.message : undefined}
        attempt={attempt}
      />
      <SectionCard
        title="Who they are"
        footer={
          mayChange ? (
            <Button type="submit" variant="primary" pending={pending}>
              {draft.staffId ? "Save details" : "Add to the team"}
            </Button>
          ) : undefined
        }
      >
        <fieldset disabled={!mayChange} className="grid gap-4 sm:grid-cols-2">
          <Field name="fullName" label="Name" error={fault("fullName")}>
            <Input value={draft.fullName} maxLength={120} onValueChange={(fullName) => set({ fullName })} />
          </Field>
          <Field name="title" label="Title" optional error={fault("title")}>
            <Input value={draft.title} maxLength={120} onValueChange={(title) => set({ title })} />
          </Field>
          <Field name="email" label="E-mail" optional error={fault("email")}>
            <Input type="email" value={draft.email} onValueChange={(email) => set({ email })} />
          </Field>
          <Field name="phone" label="Phone" optional error={fault("phone")}>
            <Input type="tel" value={draft.phone} onValueChange={(phone) => set({ phone })} />
          </Field>
          <Field name="memberType" label="Does" error={fault("memberType")}>
            <Select
              value={draft.memberType}
              onValueChange={(value) => isMemberType(value) && set({ memberType: value })}
              options={memberTypes.map((value) => ({ value, label: memberTypeWords[value] }))}
            />
          </Field>
          <div className="self-end pb-1.5">
            <Switch
              label="Can be booked online"
              checked={draft.isBookable}
              onCheckedChange={(isBookable) => set({ isBookable })}
            />
          </div>
          <div className="sm:col-span-2">
            <Field
              name="bio"
              label="About"
              optional
              help="Customers read it when they choose a person."
              error={fault("bio")}
            >
              <Textarea
                rows={3}
                maxLength={2000}
                value={draft.bio}
                onChange={(event) => set({ bio: event.target.value })}
              />
            </Field>
          </div>
        </fieldset>
      </SectionCard>
    </form>
  )
}
