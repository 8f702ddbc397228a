import Link from "next/link"
import type { ReactNode } from "react"
import { Surface } from "@/components/ui/surface"

type AuthPanelProps = { title: string; lead?: ReactNode; children: ReactNode; footer?: ReactNode }

/** The frame of every sign-in page: one column, one question. */
export function AuthPanel({ title, lead, children, footer }: AuthPanelProps) {
  return (
    <Surface kind="storefront" className="grid min-h-dvh place-items-center px-5 py-12">
      <main id="main" className="w-full max-w-sm">
        <Link href="/" className="text-lg font-semibold tracking-tight">
          Tenantry
        </Link>
        <h1 className="mt-8 text-2xl font-semibold tracking-tight">{title}</h1>
        {lead ? <p className="mt-2 text-muted">{lead}</p> : null}
        <div className="mt-7 flex flex-col gap-5">{children}</div>
        {footer ? <div className="mt-7 text-muted">{footer}</div> : null}
      </main>
    </Surface>
  )
}
