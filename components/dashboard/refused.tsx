import { Lock } from "lucide-react"
import { EmptyState } from "@/components/ui/empty-state"

/** In place of a page one may not open here. */
export function Refused() {
  return (
    <EmptyState icon={<Lock />} title="This isn’t open to you" className="mt-6">
      Your role doesn’t include this page. Ask an owner or administrator if you need it.
    </EmptyState>
  )
}
