import { Plus } from "lucide-react"
import { Button } from "@/components/ui/button"
import { SectionCard } from "@/components/ui/section-card"
import type { Task } from "@/lib/crm/work/types"
import { type Person, TaskForm } from "./task-form"
import { TaskList } from "./task-list"

type TasksCardProps = {
  organization: string
  customerId: string
  tasks: readonly Task[]
  people: readonly Person[]
  me: string | null
  today: string
  mayUpdate: boolean
}

/** What is to be done for a customer. */
export function TasksCard({ organization, customerId, tasks, people, me, today, mayUpdate }: TasksCardProps) {
  return (
    <SectionCard
      title="Tasks"
      actions={
        mayUpdate ? (
          <TaskForm
            organization={organization}
            customerId={customerId}
            people={people}
            me={me}
            trigger={
              <Button size="sm">
                <Plus aria-hidden="true" />
                Add task
              </Button>
            }
          />
        ) : null
      }
    >
      {tasks.length > 0 ? (
        <TaskList {...{ organization, tasks, people, me, today, mayUpdate }} />
      ) : (
        <p className="text-muted">Nothing is to be done.</p>
      )}
    </SectionCard>
  )
}
