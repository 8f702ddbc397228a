import type { ReactNode } from "react"
import { CopyText } from "./copy-text"

type MessagePageProps = { title: string; children: ReactNode; action?: ReactNode; reference?: string }

/** A whole page that says one thing: not found, gone wrong, link expired. */
export function MessagePage({ title, children, action, reference }: MessagePageProps) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center px-6 py-16">
      <div className="w-full max-w-md">
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <div className="mt-3 text-lg text-muted">{children}</div>
        {action ? <div className="mt-7 flex flex-wrap gap-2">{action}</div> : null}
        {reference ? (
          <p className="mt-8 text-sm text-muted">
            Reference <CopyText value={reference} />
          </p>
        ) : null}
      </div>
    </main>
  )
}
