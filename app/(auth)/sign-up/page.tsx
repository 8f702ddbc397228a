import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { SignUpForm } from "@/components/identity/sign-up-form"
import { TextLink } from "@/components/identity/text-link"
import { loadSignIn, type SignInSearch } from "@/lib/identity/loaders"

export const metadata: Metadata = { title: "Create an account" }

/** Creating an account. */
export default async function SignUpPage({ searchParams }: { searchParams: Promise<SignInSearch> }) {
  const { next, signInHref } = loadSignIn(await searchParams)
  return (
    <AuthPanel
      title="Create an account"
      lead="Then name your business and it is online. No card needed."
      footer={
        <>
          Have an account? <TextLink href={signInHref}>Sign in</TextLink>
        </>
      }
    >
      <SignUpForm next={next} />
    </AuthPanel>
  )
}
