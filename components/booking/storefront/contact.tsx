import { Mail, MapPin, Phone } from "lucide-react"
import { mapHref } from "@/components/booking/map-href"
import type { Storefront } from "@/lib/core/context"

/** Where the business is and how to reach it. */
export function Contact({ organization }: { organization: Storefront }) {
  const { addressLine1, addressLine2, city, postcode, phone, contactEmail } = organization
  const address = [addressLine1, addressLine2, city, postcode].filter(Boolean).join(", ")
  const link = "underline underline-offset-4 decoration-border hover:decoration-current"
  return (
    <aside
      aria-label="Contact"
      className="h-fit space-y-4 rounded-xl border border-border bg-surface p-5 lg:sticky lg:top-6"
    >
      {address ? (
        <p className="flex gap-3">
          <MapPin aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          <a href={mapHref(address)} target="_blank" rel="noreferrer" className={link}>
            {address}
            <span className="sr-only"> (opens a map)</span>
          </a>
        </p>
      ) : null}
      {phone ? (
        <p className="flex gap-3">
          <Phone aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          <a href={`tel:${phone}`} className={link}>
            {phone}
          </a>
        </p>
      ) : null}
      {contactEmail ? (
        <p className="flex min-w-0 gap-3">
          <Mail aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
          <a href={`mailto:${contactEmail}`} className={`${link} truncate`}>
            {contactEmail}
          </a>
        </p>
      ) : null}
    </aside>
  )
}
