"use client"

import { type ReactElement, useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { DatePicker } from "@/components/ui/date-picker"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { changeTask, newTask } from "@/lib/crm/work/actions"
import type { Task } from "@/lib/crm/work/types"

/** Somebody a task can be given to. */
export interface Person {
  id: string
  name: string
}

type TaskFormProps = {
  organization: string
  /** The task to change; without one a new one is made. */
  task?: Task
  customerId?: string
  people: readonly Person[]
  me: string | null
  trigger: ReactElement
}

/** What is to be done, by when, by whom. */
export function TaskForm({ organization, task, customerId, people, me, trigger }: TaskFormProps) {
  const begin = () => ({
    title: task?.title ?? "",
    dueOn: task?.due_on ?? null,
    assigneeId: task ? task.assignee_id : me,
  })
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(begin)
  const { pending, send, refusal, fault, clear } = useSend()
  const set = (change: Partial<ReturnType<typeof begin>>) => {
    setDraft({ ...draft, ...change })
    clear()
  }
  const save = () =>
    send(
      () =>
        task
          ? changeTask({ organization, taskId: task.id, ...draft })
          : newTask({ organization, customerId: customerId ?? null, ...draft }),
      () => {
        setOpen(false)
        if (!task) setDraft(begin())
        toast.success(task ? "Task changed" : "Task added")
      },
    )
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={task ? "Change task" : "Add task"}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" pending={pending} onClick={save}>
            {task ? "Save task" : "Add task"}
          </Button>
        </>
      }
    >
      {refusal && !refusal.fields ? (
        <Callout tone="negative" title={refusal.message} className="mb-4" />
      ) : null}
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field name="title" label="What is to be done" error={fault("title")}>
          <Input
            value={draft.title}
            maxLength={200}
            autoComplete="off"
            onValueChange={(title) => set({ title })}
          />
        </Field>
        <Field name="dueOn" label="Due" optional error={fault("dueOn")}>
          <DatePicker value={draft.dueOn} onValueChange={(dueOn) => set({ dueOn })} placeholder="No date" />
        </Field>
        {people.length > 0 ? (
          <Field name="assigneeId" label="For" error={fault("assigneeId")}>
            <Select
              options={[
                { value: "", label: "Anyone" },
                ...people.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (me)` : name })),
              ]}
              placeholder="Anyone"
              value={draft.assigneeId ?? ""}
              onValueChange={(value) => set({ assigneeId: value || null })}
            />
          </Field>
        ) : null}
      </form>
    </Dialog>
  )
}
