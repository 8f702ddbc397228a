import { LinkButton } from "@/components/ui/link-button"
import { AccountMenu } from "./account-menu"

type Props = { visitor: Promise<{ user: { fullName: string } | null; signInHref: string }> }

/** The visitor's account, or the way to it; nothing waits for it. */
export async function Visitor({ visitor }: Props) {
  const { user, signInHref } = await visitor
  return user ? (
    <AccountMenu name={user.fullName} />
  ) : (
    <LinkButton href={signInHref} variant="ghost" prefetch={false}>
      Sign in
    </LinkButton>
  )
}
