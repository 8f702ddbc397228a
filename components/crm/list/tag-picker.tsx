"use client"

import { Plus, Tag, X } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Popover } from "@/components/ui/popover"

type TagPickerProps = {
  /** Tags in use anywhere. */
  tags: readonly string[]
  /** Tags that can be taken off. */
  given: readonly string[]
  disabled?: boolean
  onAdd: (tag: string) => void
  onRemove: (tag: string) => void
}

const line =
  "flex w-full items-center gap-2 rounded-sm px-2 py-1.5 text-left hover:bg-subtle [&_svg]:size-4 [&_svg]:text-muted"

/** Gives a tag, an old one or one that is made by typing it, or takes one off. */
export function TagPicker({ tags, given, disabled, onAdd, onRemove }: TagPickerProps) {
  const [open, setOpen] = useState(false)
  const [term, setTerm] = useState("")
  const wanted = term.trim().slice(0, 40)
  const like = (tag: string) => tag.toLowerCase().includes(wanted.toLowerCase())
  const offered = tags.filter((tag) => like(tag)).slice(0, 8)
  const known = tags.some((tag) => tag.toLowerCase() === wanted.toLowerCase())
  const done = (work: () => void) => {
    work()
    setTerm("")
    setOpen(false)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="start"
      trigger={
        <Button size="sm" disabled={disabled}>
          <Tag aria-hidden="true" />
          Tag
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? wanted
          if (chosen) done(() => onAdd(chosen))
        }}
      >
        <Input
          aria-label="Tag"
          placeholder="Find or make a tag"
          value={term}
          maxLength={40}
          onValueChange={setTerm}
          className="w-56"
        />
        <div className="max-h-64 overflow-y-auto pt-2">
          {offered.map((tag) => (
            <button key={tag} type="button" className={line} onClick={() => done(() => onAdd(tag))}>
              <Plus aria-hidden="true" />
              {tag}
            </button>
          ))}
          {wanted && !known ? (
            <button type="submit" className={line}>
              <Plus aria-hidden="true" />
              Make “{wanted}”
            </button>
          ) : null}
          {given.filter(like).map((tag) => (
            <button
              key={`off ${tag}`}
              type="button"
              className={line}
              onClick={() => done(() => onRemove(tag))}
            >
              <X aria-hidden="true" />
              Take off {tag}
            </button>
          ))}
        </div>
      </form>
    </Popover>
  )
}
