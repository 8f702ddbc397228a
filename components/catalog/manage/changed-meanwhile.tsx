import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"

type ChangedMeanwhileProps = {
  differences: readonly { label: string; mine: string; theirs: string }[]
  onKeepMine: () => void
  onTakeTheirs: () => void
  pending: boolean
}

/** Two people changed the same thing: shows where they differ, and lets the second decide. */
export function ChangedMeanwhile({ differences, onKeepMine, onTakeTheirs, pending }: ChangedMeanwhileProps) {
  return (
    <Callout
      tone="caution"
      title="Somebody else has saved this service since you opened it"
      actions={
        <>
          <Button size="sm" onClick={onTakeTheirs}>
            Take theirs
          </Button>
          <Button size="sm" variant="primary" pending={pending} onClick={onKeepMine}>
            Save mine
          </Button>
        </>
      }
    >
      <dl className="mt-2 space-y-2">
        {differences.map(({ label, mine, theirs }) => (
          <div key={label}>
            <dt className="font-medium">{label}</dt>
            <dd className="text-sm">
              <span className="block">
                <span className="text-muted">Theirs:</span> {theirs}
              </span>
              <span className="block">
                <span className="text-muted">Yours:</span> {mine}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Callout>
  )
}
