"use client"

import { sendSignInLinkAction } from "@/lib/identity/actions"
import { MailForm } from "./mail-form"

/** Asks for the address that a sign-in link goes to. */
export function SignInLinkForm({ next }: { next?: string }) {
  return (
    <MailForm
      next={next}
      send={sendSignInLinkAction}
      submitLabel="Send the link"
      sentText="If there is an account, a link that signs you in is on its way to"
    />
  )
}
