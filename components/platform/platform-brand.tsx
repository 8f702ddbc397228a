import { ShieldCheck } from "lucide-react"
import Link from "next/link"

/** Says at a glance that this is the operator's console and no tenant's dashboard. */
export function PlatformBrand() {
  return (
    <Link href="/admin" className="flex items-center gap-2.5 rounded-md px-2 py-1 font-semibold">
      <span className="grid size-6 place-items-center rounded-md bg-foreground text-background">
        <ShieldCheck aria-hidden="true" className="size-4" />
      </span>
      Tenantry
      <span className="font-normal text-muted">Platform</span>
    </Link>
  )
}
