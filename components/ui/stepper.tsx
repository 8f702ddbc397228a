import { Check } from "lucide-react"
import Link from "next/link"
import { cn } from "./cn"

type StepperProps = {
  steps: readonly { label: string; href?: string }[]
  /** Index of the step one is at. */
  current: number
}

/** Where one is in a few steps; steps behind lead back. On phones only the present one is named. */
export function Stepper({ steps, current }: StepperProps) {
  return (
    <nav aria-label="Steps">
      <ol className="flex items-center gap-2 sm:gap-3">
        {steps.map((step, index) => {
          const done = index < current
          const now = index === current
          const content = (
            <>
              <span
                className={cn(
                  "grid size-6 shrink-0 place-items-center rounded-full border text-xs font-medium tabular-nums",
                  done && "border-accent bg-accent text-accent-foreground",
                  now && "border-accent-text text-accent-text",
                  !done && !now && "border-border text-muted",
                )}
              >
                {done ? <Check aria-hidden="true" className="size-3.5" /> : index + 1}
              </span>
              <span
                className={cn("text-sm whitespace-nowrap", now ? "font-medium" : "text-muted max-sm:sr-only")}
              >
                {step.label}
                {done ? <span className="sr-only"> (done)</span> : null}
              </span>
            </>
          )
          return (
            <li
              key={step.label}
              aria-current={now ? "step" : undefined}
              className="flex items-center gap-2 sm:gap-3"
            >
              {index > 0 ? <span aria-hidden="true" className="h-px w-3 bg-border sm:w-8" /> : null}
              {done && step.href ? (
                <Link href={step.href} className="flex items-center gap-2 rounded-md hover:underline">
                  {content}
                </Link>
              ) : (
                <span className="flex items-center gap-2">{content}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
