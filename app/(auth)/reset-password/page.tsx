import type { Metadata } from "next"
import { AuthPanel } from "@/components/identity/auth-panel"
import { ResetPasswordForm } from "@/components/identity/reset-password-form"
import { requireUser } from "@/lib/core/session"

export const metadata: Metadata = { title: "Choose a new password" }

/** Choosing a new password after following the link. */
export default async function ResetPasswordPage() {
  await requireUser()
  return (
    <AuthPanel title="Choose a new password">
      <ResetPasswordForm />
    </AuthPanel>
  )
}
