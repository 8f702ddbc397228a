import { ArrowLeft } from "lucide-react"
import Link from "next/link"
import type { ReactNode } from "react"
import { Stepper } from "@/components/ui/stepper"

type BookFrameProps = {
  title: string
  description?: string
  back: { href: string; label: string }
  /** 0: choosing, 1: details. */
  step: number
  /** The summary beside the steps. */
  aside?: ReactNode
  children: ReactNode
}

/** A step of booking: the way back, how far one is, and the summary beside. */
export function BookFrame({ title, description, back, step, aside, children }: BookFrameProps) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0 space-y-8">
        <div>
          <Link
            href={back.href}
            className="inline-flex min-h-11 items-center gap-2 text-sm text-muted hover:text-foreground"
          >
            <ArrowLeft aria-hidden="true" className="size-4" />
            {back.label}
          </Link>
          <h1 className="mt-2 text-2xl font-semibold tracking-tight text-balance md:text-3xl">{title}</h1>
          {description ? <p className="mt-2 max-w-prose text-pretty text-muted">{description}</p> : null}
          <div className="mt-6">
            <Stepper
              steps={[{ label: "Choose" }, { label: "Details" }, { label: "Booked" }]}
              current={step}
            />
          </div>
        </div>
        {children}
      </div>
      {aside ? <div className="min-w-0">{aside}</div> : null}
    </div>
  )
}
