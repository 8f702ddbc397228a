import { SearchX } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"

/** In place of a thing that isn't here, or not any more. */
export function Missing() {
  return (
    <EmptyState icon={<SearchX />} title="Nothing is here" className="mt-6">
      It may have been removed, or the address isn’t complete.
    </EmptyState>
  )
}
