import { bookingJobs } from "@/lib/booking/jobs"
import type { Jobs } from "@/lib/core/job"
import { crmJobs } from "@/lib/crm/jobs"
import { messagingJobs } from "@/lib/messaging/jobs"
import { paymentsJobs } from "@/lib/payments/jobs"

/** Every background job there is. A module's jobs join with one line. */
export const jobs = {
  ...bookingJobs,
  ...crmJobs,
  ...messagingJobs,
  ...paymentsJobs,
} satisfies Jobs

type JobName = Extract<keyof typeof jobs, string>

/** When which job runs by the clock. */
export const schedule: { job: JobName; match: string }[] = [
  { job: "payments.reconcile", match: "*/5 * * * *" },
  { job: "messaging.sweep_queue", match: "*/5 * * * *" },
]
