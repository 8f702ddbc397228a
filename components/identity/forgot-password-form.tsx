"use client"

import { sendPasswordResetAction } from "@/lib/identity/actions"
import { MailForm } from "./mail-form"

/** Asks for the address that a reset link goes to. */
export function ForgotPasswordForm() {
  return (
    <MailForm
      send={sendPasswordResetAction}
      submitLabel="Send the reset link"
      sentText="If there is an account, a link to choose a new password is on its way to"
    />
  )
}
