import { z } from "zod"
import { organizationId } from "@/lib/core/ids"
import { defineJob, type Jobs } from "@/lib/core/job"
import { importBatch } from "./imports/mutations"

/** Background work of the CRM. */
export const crmJobs = {
  /** Takes in an import, batch after batch. Each batch is a transaction, so a second run goes on where the first was cut off. */
  "crm.import_customers": defineJob(
    z.object({ organization_id: organizationId, import_id: z.guid() }),
    async (context, payload) => {
      for (let more = true; more; )
        more = await importBatch(context, payload.organization_id, payload.import_id)
    },
  ),
} satisfies Jobs
