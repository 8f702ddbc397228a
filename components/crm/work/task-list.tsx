"use client"

import { Pencil, Trash2 } from "lucide-react"
import Link from "next/link"
import { useOptimistic, useTransition } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { cn } from "@/components/ui/cn"
import { toast } from "@/components/ui/toast"
import { moveTask } from "@/lib/crm/work/actions"
import type { Task } from "@/lib/crm/work/types"
import { dueWords } from "./due-words"
import { type Person, TaskForm } from "./task-form"

type TaskListProps = {
  organization: string
  tasks: readonly Task[]
  people: readonly Person[]
  me: string | null
  /** The organization's day, against which dates are read. */
  today: string
  mayUpdate: boolean
  /** Left out where all tasks are one customer's. */
  withCustomer?: boolean
}

/** Tasks: ticked off, changed, taken off the list; each of it can be undone. */
export function TaskList(props: TaskListProps) {
  const { organization, people, me, today, mayUpdate, withCustomer } = props
  const [, startTransition] = useTransition()
  const [tasks, show] = useOptimistic(props.tasks, (now, moved: Pick<Task, "id" | "status">) =>
    now.map((task) => (task.id === moved.id ? { ...task, ...moved } : task)),
  )
  const { send } = useSend()
  const names = new Map(people.map(({ id, name }) => [id, name]))

  const move = (task: Task, status: Task["status"], said: string | null) => {
    startTransition(() => show({ id: task.id, status }))
    send(
      () => moveTask({ organization, taskId: task.id, status }),
      () => {
        if (said)
          toast.success(said, { action: { label: "Undo", onPress: () => move(task, task.status, null) } })
      },
      (refused) => toast.error(refused.message),
    )
  }
  return (
    <ul className="divide-y divide-border">
      {tasks
        .filter(({ status }) => status !== "dropped")
        .map((task) => {
          const due = task.status === "open" && task.due_on ? dueWords(task.due_on, today) : null
          const who = task.assignee_id ? names.get(task.assignee_id) : null
          const done = task.status === "done"
          return (
            <li key={task.id} className="flex items-center gap-3 py-2.5">
              <Checkbox
                aria-label={done ? `Open again: ${task.title}` : `Done: ${task.title}`}
                checked={done}
                disabled={!mayUpdate}
                onCheckedChange={() => move(task, done ? "open" : "done", done ? "Open again" : "Done")}
              />
              <div className="min-w-0 flex-1">
                <p className={cn("break-words", done && "text-muted line-through")}>{task.title}</p>
                <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                  {due ? <Badge tone={due.tone}>{due.label}</Badge> : null}
                  {withCustomer && task.customer ? (
                    <Link
                      data-row
                      href={`/dashboard/${organization}/customers/${task.customer.id}`}
                      className="hover:underline"
                    >
                      {task.customer.full_name}
                    </Link>
                  ) : null}
                  {who ? <span>{task.assignee_id === me ? "Me" : who}</span> : null}
                </p>
              </div>
              {mayUpdate ? (
                <div className="flex shrink-0">
                  <TaskForm
                    organization={organization}
                    task={task}
                    people={people}
                    me={me}
                    trigger={
                      <Button size="sm" square variant="ghost" aria-label={`Change: ${task.title}`}>
                        <Pencil aria-hidden="true" />
                      </Button>
                    }
                  />
                  <Button
                    size="sm"
                    square
                    variant="ghost"
                    aria-label={`Take off the list: ${task.title}`}
                    onClick={() => move(task, "dropped", "Taken off the list")}
                  >
                    <Trash2 aria-hidden="true" />
                  </Button>
                </div>
              ) : null}
            </li>
          )
        })}
    </ul>
  )
}
