import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { DemoSignIns } from "@/components/identity/demo-sign-ins"
import { OtherWays } from "@/components/identity/other-ways"
import { SignInForm } from "@/components/identity/sign-in-form"
import { TextLink } from "@/components/identity/text-link"
import { Callout } from "@/components/ui/callout"
import { loadSignIn, type SignInSearch } from "@/lib/identity/loaders"

export const metadata: Metadata = { title: "Sign in" }

/** Signing in. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<SignInSearch> }) {
  const { next, email, problem, demo, signUpHref } = loadSignIn(await searchParams)
  return (
    <AuthPanel
      title="Sign in"
      footer={
        <>
          New here? <TextLink href={signUpHref}>Create an account</TextLink>
        </>
      }
    >
      {problem ? <Callout tone="negative" title={problem} /> : null}
      <SignInForm key={email} next={next} email={email} />
      <OtherWays next={next} />
      {demo ? <DemoSignIns /> : null}
    </AuthPanel>
  )
}
