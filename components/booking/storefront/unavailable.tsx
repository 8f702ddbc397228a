import { CalendarOff } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"

/** Says that a business takes no bookings at the moment. */
export function Unavailable({ name }: { name: string }) {
  return (
    <div className="py-10">
      <h1 className="sr-only">{name}</h1>
      <EmptyState icon={<CalendarOff />} title={`${name} is not taking bookings at the moment`}>
        Bookings you have already made stay as they are. Please get in touch with {name} directly.
      </EmptyState>
    </div>
  )
}
