import { LinkButton } from "@/components/ui/link-button"

/** Where a storefront has nothing at an address. */
export default function StorefrontNotFound() {
  return (
    <div className="mx-auto max-w-md py-16 text-center">
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing at this address</h1>
      <p className="mt-3 text-muted">
        The link may be old or incomplete. If it came with a booking, open it again from your e-mail.
      </p>
      <LinkButton href="/" className="mt-8">
        Go to the start page
      </LinkButton>
    </div>
  )
}
