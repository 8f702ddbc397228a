import type { Metadata } from "next"
import { Suspense } from "react"
import { StaffTable } from "@/components/platform/staff-table"
import { PageHeader } from "@/components/ui/page-header"
import { TableSkeleton } from "@/components/ui/skeleton"
import { loadTeam } from "@/lib/platform/loaders"

export const metadata: Metadata = { title: "Staff" }

async function Team() {
  return <StaffTable rows={await loadTeam()} />
}

/** Who works for the platform’s operator. */
export default function StaffPage() {
  return (
    <>
      <PageHeader
        title="Staff"
        description="Who works for the platform. Being listed here opens no tenant’s data."
      />
      <Suspense fallback={<TableSkeleton rows={4} />}>
        <Team />
      </Suspense>
    </>
  )
}
