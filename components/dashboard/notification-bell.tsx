"use client"

import { Bell } from "lucide-react"
import Link from "next/link"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { Popover } from "@/components/ui/popover"
import { markNoticeRead } from "@/lib/messaging/inbox/actions"

/** A notice as the bell shows it; times are formatted by the server. */
export interface BellNotice {
  id: string
  title: string
  body: string
  link: string | null
  unread: boolean
  when: string
}

type NotificationBellProps = { slug: string; unread: number; notices: readonly BellNotice[] }

function Row({ notice, onOpen }: { notice: BellNotice; onOpen: () => void }) {
  return (
    <li className="relative flex gap-2.5 rounded-md px-2 py-2 transition-colors hover:bg-subtle">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-1.5 shrink-0 rounded-full ${notice.unread ? "bg-accent" : "bg-transparent"}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {notice.link ? (
            <Link href={notice.link} onClick={onOpen} className="after:absolute after:inset-0">
              {notice.title}
            </Link>
          ) : (
            notice.title
          )}
          {notice.unread ? <span className="sr-only"> (unread)</span> : null}
        </p>
        <p className="truncate text-sm text-muted">{notice.body}</p>
      </div>
      <span className="shrink-0 text-xs text-muted">{notice.when}</span>
    </li>
  )
}

/** The bell with what is unread, and the newest notices behind it. */
export function NotificationBell({ slug, unread, notices }: NotificationBellProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          square
          variant="ghost"
          aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}
        >
          <Bell aria-hidden="true" />
          {unread > 0 ? (
            <span
              data-numeric
              aria-hidden="true"
              className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[0.625rem] font-semibold text-accent-foreground"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          ) : null}
        </Button>
      }
    >
      <div className="w-80 max-w-full">
        <div className="flex items-center justify-between px-2 pb-1">
          <h2 className="font-semibold">Notifications</h2>
          {unread > 0 ? (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => markNoticeRead({ organization: slug, noticeId: null })}
            >
              Mark all as read
            </Button>
          ) : null}
        </div>
        {notices.length === 0 ? (
          <p className="px-2 py-6 text-center text-muted">Nothing yet. New bookings show up here.</p>
        ) : (
          <ul>
            {notices.map((notice) => (
              <Row
                key={notice.id}
                notice={notice}
                onOpen={() => {
                  setOpen(false)
                  if (notice.unread) void markNoticeRead({ organization: slug, noticeId: notice.id })
                }}
              />
            ))}
          </ul>
        )}
        <div className="mt-1 border-t border-border pt-2">
          <LinkButton
            href={`/dashboard/${slug}/notifications`}
            variant="ghost"
            block
            onClick={() => setOpen(false)}
          >
            All notifications
          </LinkButton>
        </div>
      </div>
    </Popover>
  )
}
