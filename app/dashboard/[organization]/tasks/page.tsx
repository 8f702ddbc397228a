import { CircleCheck, Plus } from "lucide-react"
import type { Metadata } from "next"
import { TaskForm } from "@/components/crm/work/task-form"
import { TaskList } from "@/components/crm/work/task-list"
import type { PageQuery } from "@/components/dashboard/list-href"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { SectionCard } from "@/components/ui/section-card"
import { LinkTabs } from "@/components/ui/tabs"
import { dayOf } from "@/lib/core/days"
import { loadTasks } from "@/lib/crm/work/loaders"
import { taskFilter } from "@/lib/crm/work/schema"

export const metadata: Metadata = { title: "Tasks" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<PageQuery> }

const parts = { mine: "Mine", overdue: "Overdue", open: "All open", done: "Done" }

/** What is to be done. */
export default async function TasksPage({ params, searchParams }: Props) {
  const [{ organization: slug }, query] = await Promise.all([params, searchParams])
  const filter = taskFilter.parse(query)
  const { tasks, people, me, organization, mayUpdate } = await loadTasks(slug, filter)
  const add = mayUpdate ? (
    <TaskForm
      organization={slug}
      people={people}
      me={me}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          Add task
        </Button>
      }
    />
  ) : null
  return (
    <>
      <PageHeader title="Tasks" actions={add} />
      <LinkTabs
        label="Which tasks"
        className="mb-3"
        tabs={Object.entries(parts).map(([show, label]) => ({
          label,
          active: filter.show === show,
          href: `/dashboard/${slug}/tasks?show=${show}`,
        }))}
      />
      {tasks.length === 0 ? (
        <EmptyState
          icon={<CircleCheck />}
          title={filter.show === "overdue" ? "Nothing is overdue" : "No tasks here"}
        >
          Write down what is to be done for a customer, by when and by whom, so that nobody has to remember
          it.
        </EmptyState>
      ) : (
        <SectionCard>
          <TaskList
            organization={slug}
            tasks={tasks}
            people={people}
            me={me}
            today={dayOf(new Date(), organization.timezone)}
            mayUpdate={mayUpdate}
            withCustomer
          />
        </SectionCard>
      )}
    </>
  )
}
