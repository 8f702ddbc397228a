"use client"

import { useCallback, useMemo, useRef, useState } from "react"
import { toast } from "@/components/ui/toast"
import { moveVisit } from "@/lib/booking/calendar/actions"
import type { Entry } from "@/lib/booking/calendar/layout/types"
import type { CalendarData } from "@/lib/booking/calendar/types"
import { actionError } from "@/lib/core/action-result"
import { formatDate, formatTime } from "@/lib/core/format"

/** Where a visit is to go; times in milliseconds since the epoch. */
export interface Destination {
  startsAt: number
  endsAt: number
  staffId: string
}

type Patch = Destination & { buffers: { before: number; after: number } }

interface Moves {
  organization: string
  timezone: string
  data: CalendarData
  refresh: () => Promise<void>
  /** Something to add about a destination, such as that nobody works then. */
  remark: (entry: Entry, to: Destination) => string | undefined
}

const iso = (moment: number) => new Date(moment).toISOString()

/**
 * Moves visits at once on the screen and then in the database, which has the last word: a refusal puts
 * the visit back and says why. What went through can be undone from its toast.
 */
export function useMoves({ organization, timezone, data, refresh, remark }: Moves) {
  const [patches, setPatches] = useState<ReadonlyMap<string, Patch>>(new Map())
  const staff = useRef(data.staff)
  staff.current = data.staff

  const appointments = useMemo(
    () =>
      data.appointments.map((one) => {
        const patch = patches.get(one.id)
        return patch
          ? {
              ...one,
              staff_id: patch.staffId,
              starts_at: iso(patch.startsAt),
              ends_at: iso(patch.endsAt),
              blocked_from: iso(patch.startsAt - patch.buffers.before),
              blocked_until: iso(patch.endsAt + patch.buffers.after),
            }
          : one
      }),
    [data.appointments, patches],
  )

  const move = useCallback(
    async (entry: Entry, to: Destination, { notify = false, undoes = false } = {}): Promise<boolean> => {
      const ids = entry.appointments.map(({ id }) => id)
      const buffers = {
        before: entry.startsAt - entry.blockedFrom,
        after: entry.blockedUntil - entry.endsAt,
      }
      const settle = (patch: Patch | null) =>
        setPatches((before) => {
          const after = new Map(before)
          for (const id of ids) patch ? after.set(id, patch) : after.delete(id)
          return after
        })
      settle({ ...to, buffers })
      const answer = await moveVisit({
        organization,
        appointmentId: entry.key,
        startsAt: iso(to.startsAt),
        endsAt: iso(to.endsAt),
        staffId: to.staffId,
        expected: entry.expected,
        notify,
      }).catch(() => undefined)
      const refused = actionError(answer)
      const moved = answer?.data
      if (refused || !moved) {
        settle(null)
        toast.error(
          undoes
            ? "This couldn’t be undone"
            : `${entry.title} stays at ${formatTime(iso(entry.startsAt), timezone)}`,
          {
            description:
              refused?.message ?? "We couldn’t reach the server. Check your connection and try again.",
          },
        )
        await refresh()
        return false
      }
      await refresh()
      settle(null)
      const name = staff.current.find(({ id }) => id === to.staffId)?.name
      const when = `${formatDate(iso(to.startsAt), timezone)}, ${formatTime(iso(to.startsAt), timezone)}–${formatTime(iso(to.endsAt), timezone)}`
      const description = [
        `${when}${name ? ` with ${name}` : ""}.`,
        remark(entry, to),
        notify ? "The customer is told." : undefined,
      ]
      const back = entry.staffId
        ? { startsAt: entry.startsAt, endsAt: entry.endsAt, staffId: entry.staffId }
        : null
      toast.success(undoes ? `${entry.title} is back` : `${entry.title} is moved`, {
        description: description.filter(Boolean).join(" "),
        action:
          undoes || !back
            ? undefined
            : {
                label: "Undo",
                onPress: () =>
                  void move({ ...entry, ...to, expected: moved.updated_at }, back, { notify, undoes: true }),
              },
      })
      return true
    },
    [organization, timezone, refresh, remark],
  )

  return { appointments, move, isMoving: (entry: Entry) => patches.has(entry.key) }
}
