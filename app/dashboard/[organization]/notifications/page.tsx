import { Bell } from "lucide-react"
import type { Metadata } from "next"
import { Suspense } from "react"
import { NoticeList } from "@/components/dashboard/notice-list"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { LinkTabs } from "@/components/ui/tabs"
import { formatWhen } from "@/lib/core/format"
import { loadNotices } from "@/lib/messaging/inbox/loaders"

export const metadata: Metadata = { title: "Notifications" }

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ show?: string }> }

async function Notices({ slug, unreadOnly }: { slug: string; unreadOnly: boolean }) {
  const { notices, organization } = await loadNotices(slug, unreadOnly)
  if (notices.length === 0) {
    return (
      <EmptyState icon={<Bell />} title={unreadOnly ? "All read" : "Nothing yet"}>
        When someone books, moves or cancels, it shows up here.
      </EmptyState>
    )
  }
  return (
    <NoticeList
      slug={slug}
      notices={notices.map((notice) => ({
        id: notice.id,
        title: notice.title,
        body: notice.body,
        link: notice.link,
        unread: notice.read_at === null,
        when: formatWhen(notice.created_at, organization.timezone),
      }))}
    />
  )
}

/** What happened while one looked away. */
export default async function NotificationsPage({ params, searchParams }: Props) {
  const [{ organization }, { show }] = await Promise.all([params, searchParams])
  const path = `/dashboard/${organization}/notifications`
  const unreadOnly = show === "unread"
  return (
    <div className="max-w-3xl">
      <PageHeader title="Notifications" />
      <LinkTabs
        label="Which notifications"
        tabs={[
          { href: path, label: "All", active: !unreadOnly },
          { href: `${path}?show=unread`, label: "Unread", active: unreadOnly },
        ]}
      />
      <Suspense key={show} fallback={<TableSkeleton rows={6} />}>
        <Notices slug={organization} unreadOnly={unreadOnly} />
      </Suspense>
    </div>
  )
}
