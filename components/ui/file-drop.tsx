"use client"

import { Upload } from "lucide-react"
import { useId, useRef, useState } from "react"
import { cn } from "./cn"
import { refusal } from "./file-refusal"

type FileDropProps = {
  label: string
  help?: string
  /** As in the accept attribute: "image/png,image/jpeg,.csv". */
  accept?: string
  multiple?: boolean
  maxBytes?: number
  disabled?: boolean
  onFiles: (files: File[]) => void
}

/** Files, dropped or chosen. What is refused is named with the reason. */
export function FileDrop({
  label,
  help,
  accept,
  multiple = false,
  maxBytes,
  disabled,
  onFiles,
}: FileDropProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    const problems = files.map((file) => refusal(file, { accept, maxBytes }))
    setRefused(problems.filter((problem) => problem !== null))
    const good = files.filter((_, index) => problems[index] === null)
    if (good.length > 0) onFiles(good)
    if (input.current) input.current.value = ""
  }
  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!disabled) take(event.dataTransfer.files)
        }}
        className={cn(
          "flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-dashed border-control-border bg-surface px-6 py-8 text-center transition-colors hover:bg-subtle",
          "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text",
          over && "border-accent bg-accent-soft",
          disabled && "cursor-not-allowed opacity-50",
        )}
      >
        <Upload aria-hidden="true" className="mb-1 size-5 text-muted" />
        <span className="font-medium">{label}</span>
        {help ? <span className="text-sm text-muted">{help}</span> : null}
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => take(event.target.files)}
        />
      </label>
      <div role="status" className="text-sm text-negative">
        {refused.map((problem) => (
          <p key={problem} className="pt-1.5">
            {problem}
          </p>
        ))}
      </div>
    </div>
  )
}
