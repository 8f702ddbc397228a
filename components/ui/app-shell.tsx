import type { ReactNode } from "react"
import { BottomBar } from "./bottom-bar"
import { Desk } from "./desk"
import type { NavigationSection } from "./navigation"
import { Sidebar } from "./sidebar"
import { SkipLink } from "./skip-link"

type AppShellProps = {
  /** Top of the sidebar: the organization and a way to switch. */
  brand: ReactNode
  sections: readonly NavigationSection[]
  /** Foot of the sidebar: who is signed in. */
  account?: ReactNode
  /** Right of the top bar: search, notifications. */
  tools?: ReactNode
  /** Above everything, for example "support is looking with you". */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of the dashboard and admin: sidebar, top bar and page; a bottom bar on phones. */
export function AppShell({ brand, sections, account, tools, banner, children }: AppShellProps) {
  return (
    <Desk>
      <SkipLink />
      {banner}
      <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)]">
        <aside className="sticky top-0 flex h-dvh flex-col border-r border-border bg-background max-md:hidden">
          <div className="flex h-14 shrink-0 items-center px-3">{brand}</div>
          <div className="min-h-0 flex-1 overflow-y-auto px-3 py-2">
            <Sidebar sections={sections} />
          </div>
          {account ? <div className="border-t border-border p-2">{account}</div> : null}
        </aside>
        <div className="flex min-h-dvh min-w-0 flex-col">
          <header className="flex h-14 shrink-0 items-center gap-2 px-4 md:px-8">
            <div className="min-w-0 flex-1 md:hidden">{brand}</div>
            <div className="flex items-center gap-2 md:flex-1 md:justify-end">{tools}</div>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="w-full max-w-[90rem] flex-1 px-4 pb-24 outline-none md:px-8 md:pb-12"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomBar sections={sections} more={account} />
    </Desk>
  )
}
