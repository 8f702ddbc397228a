import { LinkButton } from "@/components/ui/link-button"

/** What it is, in one breath. */
export function Hero({ demo }: { demo: boolean }) {
  return (
    <section className="max-w-3xl">
      <h1 className="text-4xl font-semibold tracking-tight text-balance md:text-5xl">
        Your whole service business, in one calm place
      </h1>
      <p className="mt-6 max-w-prose text-lg text-pretty text-muted">
        Customers find a free time on your own page, book it and pay. You see the day, the money and everyone
        you look after, in one dashboard.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        <LinkButton href="/sign-up" variant="primary" size="lg">
          Start free for 14 days
        </LinkButton>
        {demo ? (
          <LinkButton href="#try" size="lg">
            Try a demo business
          </LinkButton>
        ) : null}
      </div>
    </section>
  )
}
