import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { RecoveryStepForm, SecondStepForm } from "@/components/identity/security/second-step-form"
import { SignOutButton } from "@/components/identity/security/sign-out-button"
import { TextLink } from "@/components/identity/text-link"
import { loadSecondStep } from "@/lib/identity/security/loaders"

export const metadata: Metadata = { title: "Second step" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The second step of signing in, for accounts that have one. */
export default async function SecondFactorPage({ searchParams }: Props) {
  const { next, byRecoveryCode } = await loadSecondStep(await searchParams)
  const here = `/sign-in/second-factor?next=${encodeURIComponent(next)}`
  return (
    <AuthPanel
      title={byRecoveryCode ? "Use a recovery code" : "Enter your code"}
      lead={
        byRecoveryCode
          ? "One of the ten you kept when you set up the second step. It works once."
          : "Six digits from your authenticator app."
      }
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          {byRecoveryCode ? (
            <TextLink href={here}>Use the app instead</TextLink>
          ) : (
            <TextLink href={`${here}&way=recovery`}>Lost your phone?</TextLink>
          )}
          <SignOutButton />
        </div>
      }
    >
      {byRecoveryCode ? <RecoveryStepForm next={next} /> : <SecondStepForm next={next} />}
    </AuthPanel>
  )
}
