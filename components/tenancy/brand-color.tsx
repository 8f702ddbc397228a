"use client"

import { brandAccent } from "@/components/ui/brand-accent"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"

type BrandColorProps = { value: string; onValueChange: (value: string) => void; error?: string }

/** The organization's colour, with how a button on the storefront looks in it. */
export function BrandColor({ value, onValueChange, error }: BrandColorProps) {
  const usable = /^#[0-9a-fA-F]{6}$/.test(value)
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Field
        name="brandColor"
        label="Brand colour"
        optional
        help="Corrected for contrast where it needs to be."
        error={error}
        className="w-56"
      >
        <Input value={value} placeholder="#2f6f4f" maxLength={7} onValueChange={onValueChange} />
      </Field>
      {usable ? (
        <div data-brand style={brandAccent(value)} className="mb-6 flex items-center gap-3">
          <span className="inline-flex h-control items-center rounded-md bg-accent px-3 font-medium text-accent-foreground">
            Book now
          </span>
          <span className="font-medium text-accent-text">A link</span>
        </div>
      ) : null}
    </div>
  )
}
