import { CalendarPlus } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { EmptyState } from "@/components/ui/empty-state"
import { ErrorState } from "@/components/ui/error-state"
import { TableSkeleton } from "@/components/ui/skeleton"

/** Nothing, not yet, and gone wrong. */
export function StateSpecimens() {
  return (
    <section aria-label="States" className="grid items-start gap-6 lg:grid-cols-2">
      <EmptyState
        icon={<CalendarPlus />}
        title="No bookings yet"
        action={<Button variant="primary">Add a booking</Button>}
      >
        Bookings from your storefront and those you add yourself show up here.
      </EmptyState>
      <ErrorState
        title="The list could not be loaded"
        reference="req_7f3a9c"
        action={<Button>Try again</Button>}
      >
        Nothing was lost. The database did not answer in time.
      </ErrorState>
      <TableSkeleton rows={4} label="Loading bookings" />
      <div className="space-y-3">
        <Callout tone="info" title="Your trial ends on 4 December">
          Choose a plan to keep online booking.
        </Callout>
        <Callout tone="caution" title="Two services have no staff">
          Customers can’t book them until someone offers them.
        </Callout>
        <Callout tone="positive" title="Payouts are set up" />
        <Callout
          tone="negative"
          title="The last payment failed"
          actions={<Button size="sm">Update card</Button>}
        />
      </div>
    </section>
  )
}
