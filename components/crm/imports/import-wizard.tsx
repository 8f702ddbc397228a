"use client"

import { useRouter } from "next/navigation"
import { useMemo, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { FileDrop } from "@/components/ui/file-drop"
import { Progress } from "@/components/ui/progress"
import { RadioGroup } from "@/components/ui/radio-group"
import { SectionCard } from "@/components/ui/section-card"
import { Stepper } from "@/components/ui/stepper"
import { formatNumber, plural } from "@/lib/core/format"
import { countryOf, faultsOf, guessMapping, type Mapping, readRow } from "@/lib/crm/imports/rules"
import { ImportColumns } from "./import-columns"
import { firstLine, mostBytes, type ReadFile, readFile } from "./import-draft"
import { ImportPreview } from "./import-preview"
import { sendImport } from "./send-import"

type ImportWizardProps = { organization: { slug: string; locale: string }; mayUpdate: boolean }

const steps = [{ label: "File" }, { label: "Columns" }, { label: "Check" }]

/** From a file to customers: choose it, say what its columns are, look at what will come, start. */
export function ImportWizard({ organization, mayUpdate }: ImportWizardProps) {
  const router = useRouter()
  const [step, setStep] = useState(0)
  const [file, setFile] = useState<ReadFile | null>(null)
  const [mapping, setMapping] = useState<Mapping>({})
  const [onDuplicate, setOnDuplicate] = useState<"skip" | "update">("skip")
  const [fault, setFault] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)

  const rows = useMemo(() => {
    const country = countryOf(organization.locale)
    return (file?.lines ?? []).map((cells, index) => readRow(cells, index + firstLine, mapping, country))
  }, [file, mapping, organization.locale])
  const faulty = useMemo(
    () => rows.flatMap((row) => (faultsOf(row).length > 0 ? [{ row, faults: faultsOf(row) }] : [])),
    [rows],
  )
  const named = [mapping.full_name, mapping.first_name, mapping.last_name, mapping.company_name].some(
    (column) => column !== undefined,
  )

  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    const read = await readFile(chosen)
    if (typeof read === "string") {
      setFault(read)
      return
    }
    setFault(null)
    setFile(read)
    setMapping(guessMapping(read.headings))
    setStep(1)
  }
  const run = async () => {
    if (!file) return
    setFault(null)
    setSent(0)
    const outcome = await sendImport({
      organization: organization.slug,
      fileName: file.name,
      onDuplicate,
      rows,
      onSent: setSent,
    })
    if ("importId" in outcome) {
      router.push(`/dashboard/${organization.slug}/customers/import/${outcome.importId}`)
      return
    }
    setFault(outcome.message)
    setSent(null)
  }
  return (
    <div className="max-w-3xl space-y-4">
      <Stepper steps={steps} current={step} />
      {fault ? <Callout tone="negative" title={fault} /> : null}
      {step === 0 ? (
        <FileDrop
          label="Drop a CSV file here, or choose one"
          help="Up to 20,000 customers. From a spreadsheet, save as CSV (UTF-8); its first line holds the headings."
          accept=".csv,text/csv,text/plain"
          maxBytes={mostBytes}
          onFiles={([chosen]) => take(chosen)}
        />
      ) : null}
      {file && step === 1 ? (
        <>
          <ImportColumns file={file} mapping={mapping} onChange={setMapping} />
          <div className="flex items-center justify-end gap-2">
            {named ? null : (
              <p className="mr-auto text-sm text-muted">Choose the column with the name, or the company.</p>
            )}
            <Button onClick={() => setStep(0)}>Other file</Button>
            <Button variant="primary" disabled={!named} onClick={() => setStep(2)}>
              Check {plural(file.lines.length, "line")}
            </Button>
          </div>
        </>
      ) : null}
      {file && step === 2 ? (
        <>
          <ImportPreview rows={rows} faulty={faulty} />
          <SectionCard title="Customers you have already" description="Found by e-mail or phone number.">
            <RadioGroup
              value={onDuplicate}
              onValueChange={(value) => setOnDuplicate(value === "update" ? "update" : "skip")}
              options={[
                { value: "skip", label: "Skip them", description: "Nothing of theirs changes." },
                ...(mayUpdate
                  ? [
                      {
                        value: "update",
                        label: "Update them",
                        description:
                          "What the file says replaces what they have; empty cells change nothing, tags are added.",
                      },
                    ]
                  : []),
              ]}
            />
          </SectionCard>
          {sent === null ? (
            <div className="flex justify-end gap-2">
              <Button onClick={() => setStep(1)}>Back to columns</Button>
              <Button variant="primary" disabled={faulty.length === rows.length} onClick={run}>
                Import {plural(rows.length - faulty.length, "customer")}
              </Button>
            </div>
          ) : (
            <Progress
              label="Sending the file"
              value={sent}
              max={rows.length}
              valueText={`${formatNumber(sent)} of ${formatNumber(rows.length)}`}
            />
          )}
        </>
      ) : null}
    </div>
  )
}
