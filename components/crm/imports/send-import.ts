import { actionError } from "@/lib/core/action-result"
import { begin, stage, start } from "@/lib/crm/imports/actions"
import type { ImportRow } from "@/lib/crm/imports/rules"

type Sending = {
  organization: string
  fileName: string
  onDuplicate: "skip" | "update"
  rows: readonly ImportRow[]
  /** Told how many lines have gone. */
  onSent: (count: number) => void
}

const perCall = 500
const lost = "We couldn’t reach the server, so nothing was imported. Check your connection and try again."

/** Sends a file's lines piece by piece and starts the import; until then nothing has changed. */
export async function sendImport(sending: Sending): Promise<{ importId: string } | { message: string }> {
  const { organization, fileName, onDuplicate, rows, onSent } = sending
  try {
    const begun = await begin({ organization, fileName, onDuplicate })
    const importId = begun?.data
    if (!importId) return { message: actionError(begun)?.message ?? lost }
    for (let from = 0; from < rows.length; from += perCall) {
      const refused = actionError(
        await stage({ organization, importId, rows: rows.slice(from, from + perCall) }),
      )
      if (refused) return { message: refused.message }
      onSent(Math.min(from + perCall, rows.length))
    }
    const refused = actionError(await start({ organization, importId }))
    return refused ? { message: refused.message } : { importId }
  } catch {
    return { message: lost }
  }
}
