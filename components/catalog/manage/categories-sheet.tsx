"use client"

import { Trash2 } from "lucide-react"
import { useState } from "react"
import { useSend } from "@/components/dashboard/use-send"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { SideSheet } from "@/components/ui/side-sheet"
import { toast } from "@/components/ui/toast"
import { dropCategory, nameCategory, newCategory } from "@/lib/catalog/manage/actions"
import type { Category } from "@/lib/catalog/manage/types"

type CategoriesSheetProps = {
  organization: string
  categories: readonly Category[]
  mayRemove: boolean
}

/** The headings under which the storefront lists services: add, rename, remove. */
export function CategoriesSheet({ organization, categories, mayRemove }: CategoriesSheetProps) {
  const [name, setName] = useState("")
  const { pending, send, refusal, fault, clear } = useSend()
  return (
    <SideSheet
      size="sm"
      trigger={<Button>Categories</Button>}
      title="Categories"
      description="Headings on your storefront. A service whose category goes stays, under none."
    >
      <div className="space-y-5">
        <ul className="space-y-2">
          {categories.map((category) => (
            <CategoryLine
              key={category.id}
              organization={organization}
              category={category}
              mayRemove={mayRemove}
            />
          ))}
        </ul>
        <form
          noValidate
          className="flex items-start gap-2 border-t border-border pt-4"
          onSubmit={(event) => {
            event.preventDefault()
            send(
              () => newCategory({ organization, name }),
              () => setName(""),
            )
          }}
        >
          <div className="flex-1">
            <Field
              label="New category"
              error={fault("name") ?? (refusal && !refusal.fields ? refusal.message : undefined)}
            >
              <Input
                value={name}
                maxLength={80}
                onValueChange={(value) => {
                  setName(value)
                  clear()
                }}
              />
            </Field>
          </div>
          <Button type="submit" className="mt-6.5" pending={pending}>
            Add
          </Button>
        </form>
      </div>
    </SideSheet>
  )
}

function CategoryLine({
  organization,
  category,
  mayRemove,
}: { category: Category } & Pick<CategoriesSheetProps, "organization" | "mayRemove">) {
  const [name, setName] = useState(category.name)
  const { pending, send, refusal, clear } = useSend()
  const changed = name.trim() !== category.name
  return (
    <li>
      <form
        noValidate
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          send(
            () => nameCategory({ organization, categoryId: category.id, name }),
            () => toast.success("Category renamed"),
          )
        }}
      >
        <Input
          aria-label={`Name of ${category.name}`}
          aria-invalid={refusal ? true : undefined}
          value={name}
          maxLength={80}
          onValueChange={(value) => {
            setName(value)
            clear()
          }}
        />
        {changed ? (
          <Button type="submit" pending={pending}>
            Rename
          </Button>
        ) : mayRemove ? (
          <Button
            square
            variant="ghost"
            aria-label={`Remove ${category.name}`}
            pending={pending}
            onClick={() =>
              send(
                () => dropCategory({ organization, categoryId: category.id }),
                () => toast.success(`${category.name} is removed`),
              )
            }
          >
            <Trash2 aria-hidden="true" />
          </Button>
        ) : null}
      </form>
      {refusal ? (
        <p role="alert" className="mt-1 text-sm text-negative">
          {refusal.fields?.name?.[0] ?? refusal.message}
        </p>
      ) : null}
    </li>
  )
}
