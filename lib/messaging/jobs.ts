import { defineJob, type Jobs, scheduled } from "@/lib/core/job"
import { log } from "@/lib/core/log"
import { sendQueuedEmail } from "./mutations"
import { listWaitingEmails } from "./queries"
import { sendEmailPayload } from "./schema"

/** How long a mail rests before the sweep takes it up; the job's own retries come sooner at first. */
const restMinutes = 3
const perSweep = 500

/** Background work of messaging. */
export const messagingJobs = {
  "messaging.send_email": defineJob(sendEmailPayload, async (context, payload) => {
    const outcome = await sendQueuedEmail(context, payload.organization_id, payload.email_queue_id)
    if (outcome === "waiting") throw new Error("The mail provider can't be reached; trying again later.")
  }),

  /**
   * Retries of a job grow hours apart; the sweep sees to it that after an outage everything goes
   * out within minutes, and that what failed for a day is marked so.
   */
  "messaging.sweep_queue": defineJob(scheduled, async (context) => {
    const before = new Date(Date.now() - restMinutes * 60_000)
    for (const { organization_id, id } of await listWaitingEmails(context, before, perSweep)) {
      const outcome = await sendQueuedEmail(context, organization_id, id)
      if (outcome === "failed") log.error({ organization_id, email_queue_id: id }, "mail failed for good")
      if (outcome === "waiting") return
    }
  }),
} satisfies Jobs
