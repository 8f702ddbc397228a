"use client"

import { CheckCheck } from "lucide-react"
import Link from "next/link"
import { useOptimistic, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast"
import { actionError } from "@/lib/core/action-result"
import { markNoticeRead } from "@/lib/messaging/inbox/actions"
import type { BellNotice } from "./notification-bell"

type NoticeListProps = { slug: string; notices: readonly BellNotice[] }

/** All notices; opening one reads it. */
export function NoticeList({ slug, notices }: NoticeListProps) {
  const [, startTransition] = useTransition()
  const [shown, read] = useOptimistic(notices, (all, id: string | null) =>
    all.map((notice) => (id === null || notice.id === id ? { ...notice, unread: false } : notice)),
  )
  const mark = (noticeId: string | null) =>
    startTransition(async () => {
      read(noticeId)
      const refused = actionError(await markNoticeRead({ organization: slug, noticeId }))
      if (refused) toast.error(refused.message)
    })
  return (
    <>
      {shown.some((notice) => notice.unread) ? (
        <Button onClick={() => mark(null)} className="mb-3">
          <CheckCheck aria-hidden="true" />
          Mark all as read
        </Button>
      ) : null}
      <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
        {shown.map((notice) => (
          <li key={notice.id} className="relative flex gap-3 px-card py-3 transition-colors hover:bg-subtle">
            <span
              aria-hidden="true"
              className={`mt-2 size-1.5 shrink-0 rounded-full ${notice.unread ? "bg-accent" : "bg-transparent"}`}
            />
            <div className="min-w-0 flex-1">
              <p className={notice.unread ? "font-medium" : undefined}>
                {notice.link ? (
                  <Link
                    href={notice.link}
                    data-row
                    onClick={() => (notice.unread ? mark(notice.id) : undefined)}
                    className="after:absolute after:inset-0"
                  >
                    {notice.title}
                  </Link>
                ) : (
                  notice.title
                )}
                {notice.unread ? <span className="sr-only"> (unread)</span> : null}
              </p>
              <p className="text-sm text-muted">{notice.body}</p>
            </div>
            <span className="shrink-0 text-sm text-muted">{notice.when}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
