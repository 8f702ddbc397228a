"use client"

import { ChevronsUpDown, LogOut, UserRound } from "lucide-react"
import { useTransition } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { LinkButton } from "@/components/ui/link-button"
import { Popover } from "@/components/ui/popover"
import type { Theme } from "@/components/ui/theme"
import { ThemeSwitch } from "@/components/ui/theme-switch"

type AccountButtonProps = {
  name: string
  email: string
  /** What the person is here: a role or a job title. */
  role: string
  theme: Theme
  signOut: () => Promise<unknown>
}

/** Who is signed in; behind it the theme, the own account and the way out. */
export function AccountButton({ name, email, role, theme, signOut }: AccountButtonProps) {
  const [pending, startTransition] = useTransition()
  return (
    <Popover
      align="start"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-subtle"
        >
          <Avatar name={name} />
          <span className="min-w-0 flex-1 leading-tight">
            <span className="block truncate font-medium">{name}</span>
            <span className="block truncate text-xs text-muted">{role}</span>
          </span>
          <span className="sr-only">Account</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <div className="w-56 space-y-3">
        <p className="truncate text-sm text-muted">{email}</p>
        <ThemeSwitch theme={theme} />
        <div className="space-y-1 border-t border-border pt-2">
          <LinkButton href="/me" variant="ghost" block className="justify-start">
            <UserRound aria-hidden="true" />
            My account
          </LinkButton>
          <Button
            variant="ghost"
            block
            className="justify-start"
            pending={pending}
            onClick={() =>
              startTransition(async () => {
                await signOut()
              })
            }
          >
            <LogOut aria-hidden="true" />
            Sign out
          </Button>
        </div>
      </div>
    </Popover>
  )
}
