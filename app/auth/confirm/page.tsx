import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { ConfirmForm } from "@/components/identity/confirm-form"
import { TextLink } from "@/components/identity/text-link"
import { loadConfirm } from "@/lib/identity/loaders"

export const metadata: Metadata = { title: "Confirm", referrer: "no-referrer" }

type ConfirmPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where a mail's link leads. Opening it changes nothing; pressing the button does. */
export default async function ConfirmPage({ searchParams }: ConfirmPageProps) {
  const link = loadConfirm(await searchParams)
  if (!link) {
    return (
      <AuthPanel
        title="This link isn't complete"
        lead="Copy the whole link from the mail, or ask for a new one."
        footer={<TextLink href="/sign-in">Go to sign in</TextLink>}
      >
        {null}
      </AuthPanel>
    )
  }
  return (
    <AuthPanel title={link.title}>
      <ConfirmForm input={link.input} label={link.label} />
    </AuthPanel>
  )
}
