import { ArrowDown, ArrowUp, Plus, X } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { SectionCard } from "@/components/ui/section-card"
import { NumberInput } from "./number-input"
import { orNothing, type ServicePart } from "./service-draft"

/** Add-ons with what they cost and how much longer they take, in the order customers see. */
export function ServiceOptions({
  draft,
  set,
  fault,
  currency,
  locale,
}: ServicePart & { currency: string; locale: string }) {
  const { options } = draft
  const change = (index: number, option: Partial<(typeof options)[number]>) =>
    set({ options: options.map((one, n) => (n === index ? { ...one, ...option } : one)) })
  const swap = (index: number, other: number) => {
    const moved = [...options]
    const [one, two] = [moved[index], moved[other]]
    if (!one || !two) return
    moved[index] = two
    moved[other] = one
    set({ options: moved })
  }
  return (
    <SectionCard title="Options" description="What a customer can add.">
      <ul id="options" className="space-y-3">
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new option has no id yet
          <li key={index} className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_8rem_8rem_auto]">
            <Input
              className="col-span-2 sm:col-span-1"
              aria-label={`Name of option ${index + 1}`}
              placeholder="Name"
              maxLength={80}
              value={option.name}
              onValueChange={(name) => change(index, { name })}
            />
            <MoneyInput
              aria-label={`Price of option ${index + 1}`}
              currency={currency}
              locale={locale}
              value={Number.isNaN(option.priceCents) ? null : option.priceCents}
              onValueChange={(value) => change(index, { priceCents: orNothing(value) })}
            />
            <NumberInput
              aria-label={`Minutes of option ${index + 1}`}
              suffix="min"
              value={option.minutes}
              onValueChange={(value) => change(index, { minutes: orNothing(value) })}
            />
            <div className="col-span-2 flex justify-end sm:col-span-1">
              <Button
                square
                variant="ghost"
                aria-label={`Move option ${index + 1} up`}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              >
                <ArrowUp aria-hidden="true" />
              </Button>
              <Button
                square
                variant="ghost"
                aria-label={`Move option ${index + 1} down`}
                disabled={index === options.length - 1}
                onClick={() => swap(index, index + 1)}
              >
                <ArrowDown aria-hidden="true" />
              </Button>
              <Button
                square
                variant="ghost"
                aria-label={`Remove option ${index + 1}`}
                onClick={() => set({ options: options.filter((_, n) => n !== index) })}
              >
                <X aria-hidden="true" />
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {fault("options") ? (
        <p role="alert" className="mt-2 text-sm text-negative">
          {fault("options")}
        </p>
      ) : null}
      <Button
        size="sm"
        className={options.length > 0 ? "mt-3" : undefined}
        onClick={() => set({ options: [...options, { id: null, name: "", priceCents: 0, minutes: 0 }] })}
      >
        <Plus aria-hidden="true" />
        Add an option
      </Button>
    </SectionCard>
  )
}
