"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { Progress } from "@/components/ui/progress"
import { SectionCard } from "@/components/ui/section-card"
import { formatNumber } from "@/lib/core/format"
import { type CustomerImport, customerImport } from "@/lib/crm/imports/types"

/** How often the server is asked how far it is. */
const every = 1000

/** How far a running import is; when it is done the page shows what came of it. One may leave meanwhile. */
export function ImportProgress({ organization, first }: { organization: string; first: CustomerImport }) {
  const router = useRouter()
  const [now, setNow] = useState(first)
  useEffect(() => {
    const ask = new AbortController()
    const timer = setInterval(async () => {
      try {
        const answer = await fetch(`/api/dashboard/${organization}/customers/imports/${first.id}`, {
          signal: ask.signal,
        })
        if (!answer.ok) return
        const next = customerImport.parse(await answer.json())
        setNow(next)
        if (next.status !== "running") router.refresh()
      } catch {
        // The network is gone for a moment: the import goes on without us, and the next question may get through.
      }
    }, every)
    return () => {
      ask.abort()
      clearInterval(timer)
    }
  }, [organization, first.id, router])
  const done = now.added + now.updated + now.skipped + now.refused
  return (
    <SectionCard title="Importing" description="This goes on in the background: you can leave this page.">
      <Progress
        label={now.file_name}
        value={done}
        max={now.total}
        valueText={`${formatNumber(done)} of ${formatNumber(now.total)}`}
      />
    </SectionCard>
  )
}
