import { SectionCard } from "@/components/ui/section-card"
import { demoPassword, demoSignIns } from "@/lib/identity/types"
import { TextLink } from "./text-link"

/** The demo's people, for who tries the product; shown only where DEMO is set. */
export function DemoSignIns() {
  return (
    <SectionCard title="Demo sign-ins">
      <p className="text-sm text-muted">
        Every password is <code className="text-foreground">{demoPassword}</code>. Choose one to fill in the
        address.
      </p>
      <ul className="mt-3 space-y-1 text-sm">
        {demoSignIns.map(({ email, does }) => (
          <li key={email} className="flex flex-wrap justify-between gap-x-3">
            <TextLink href={`/sign-in?email=${encodeURIComponent(email)}`}>{email}</TextLink>
            <span className="text-muted">{does}</span>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
