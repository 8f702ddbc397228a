import { LinkButton } from "@/components/ui/link-button"
import { MessagePage } from "@/components/ui/message-page"

export const metadata = { title: "Page not found" }

/** Shown for every address that leads nowhere, and for things the visitor may not know of. */
export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      action={
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      }
    >
      The link may be old or have a typing mistake, or you may be signed in with an account that can’t see
      this page.
    </MessagePage>
  )
}
