import { LinkButton } from "@/components/ui/link-button"

/** The name and what the business says of itself. */
export function BusinessHead({ organization }: { organization: { name: string; about: string | null } }) {
  return (
    <section>
      <h1 className="text-3xl font-semibold tracking-tight text-balance md:text-4xl">{organization.name}</h1>
      {organization.about ? (
        <p className="mt-4 max-w-prose text-lg text-pretty text-muted">{organization.about}</p>
      ) : null}
      <LinkButton href="#services" variant="primary" size="lg" className="mt-7">
        Book now
      </LinkButton>
    </section>
  )
}
