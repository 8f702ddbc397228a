import type { UseFormRegister } from "react-hook-form"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Textarea } from "@/components/ui/textarea"
import type { Details } from "@/lib/booking/schema"

type AddressFieldsProps = {
  register: UseFormRegister<Details>
  fault: (name: keyof Details) => string | undefined
}

/** Where to collect, and to bring it back. */
export function AddressFields({ register, fault }: AddressFieldsProps) {
  return (
    <section aria-labelledby="address" className="space-y-4">
      <h2 id="address" className="text-lg font-semibold">
        Where shall we come?
      </h2>
      <Field name="line1" label="Street and number" error={fault("line1")}>
        <Input autoComplete="address-line1" {...register("line1")} />
      </Field>
      <Field name="line2" label="Flat, floor, company" optional error={fault("line2")}>
        <Input autoComplete="address-line2" {...register("line2")} />
      </Field>
      <div className="grid grid-cols-[minmax(0,1fr)_9rem] gap-3">
        <Field name="city" label="Town" error={fault("city")}>
          <Input autoComplete="address-level2" {...register("city")} />
        </Field>
        <Field name="postcode" label="Postcode" error={fault("postcode")}>
          <Input autoComplete="postal-code" autoCapitalize="characters" {...register("postcode")} />
        </Field>
      </div>
      <Field name="instructions" label="For the driver" optional error={fault("instructions")}>
        <Textarea rows={2} {...register("instructions")} />
      </Field>
    </section>
  )
}
