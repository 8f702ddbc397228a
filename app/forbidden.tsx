import { LinkButton } from "@/components/ui/link-button"
import { MessagePage } from "@/components/ui/message-page"

export const metadata = { title: "Not allowed" }

/** Shown to who is known here, but whose roles don't reach this page. */
export default function Forbidden() {
  return (
    <MessagePage
      title="Your roles don't include this page"
      action={
        <LinkButton href="/auth/home" variant="primary">
          Go to your start page
        </LinkButton>
      }
    >
      Ask an owner or administrator of the organization if you need it.
    </MessagePage>
  )
}
