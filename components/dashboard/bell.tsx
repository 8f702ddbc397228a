import { formatDay, formatTime } from "@/lib/core/format"
import type { loadBell } from "@/lib/messaging/inbox/loaders"
import { NotificationBell } from "./notification-bell"

/** The bell with this member's notices. */
export async function Bell({ slug, bell }: { slug: string; bell: ReturnType<typeof loadBell> }) {
  const { unread, notices, timezone } = await bell
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
