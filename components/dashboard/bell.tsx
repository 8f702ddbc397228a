import { formatDay, formatTime } from "@/lib/core/format"
import { loadBell } from "@/lib/messaging/inbox/loaders"
import { NotificationBell } from "./notification-bell"

/** The bell with this member's notices. */
export async function Bell({ slug }: { slug: string }) {
  const { unread, notices, timezone } = await loadBell(slug)
  const when = (at: string) => {
    const day = formatDay(at, timezone)
    return day === "Today" ? formatTime(at, timezone) : day
  }
  return (
    <NotificationBell
      slug={slug}
      unread={unread}
      notices={notices.map((notice) => ({
        id: notice.id,
        title: notice.title,
        body: notice.body,
        link: notice.link,
        unread: notice.read_at === null,
        when: when(notice.created_at),
      }))}
    />
  )
}
