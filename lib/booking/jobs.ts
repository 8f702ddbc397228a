import { z } from "zod"
import { unwrap } from "@/lib/core/errors"
import { bookingId, organizationId } from "@/lib/core/ids"
import { defineJob, type Jobs } from "@/lib/core/job"

/** Background work of bookings. */
export const bookingJobs = {
  /** Frees the time of a booking that wasn't paid while its hold lasted. The database looks whether that is so. */
  "booking.expire_hold": defineJob(
    z.object({ organization_id: organizationId, booking_id: bookingId }),
    async ({ db }, payload) => {
      unwrap(
        await db.rpc("expire_hold", {
          p_organization_id: payload.organization_id,
          p_booking_id: payload.booking_id,
        }),
      )
    },
  ),
} satisfies Jobs
