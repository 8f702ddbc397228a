import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { ForgotPasswordForm } from "@/components/identity/forgot-password-form"
import { TextLink } from "@/components/identity/text-link"

export const metadata: Metadata = { title: "Forgot your password" }

/** Asking for a link to choose a new password. */
export default function ForgotPasswordPage() {
  return (
    <AuthPanel
      title="Forgot your password?"
      lead="We'll mail you a link to choose a new one."
      footer={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      <ForgotPasswordForm />
    </AuthPanel>
  )
}
