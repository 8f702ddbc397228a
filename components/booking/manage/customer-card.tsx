import Link from "next/link"
import { Avatar } from "@/components/ui/avatar"
import { SectionCard } from "@/components/ui/section-card"
import type { BookingDetail } from "@/lib/booking/manage/types"

type CustomerCardProps = { slug: string; customer: BookingDetail["customer"] }

/** Whose booking it is. */
export function CustomerCard({ slug, customer }: CustomerCardProps) {
  if (!customer) return null
  return (
    <SectionCard title="Customer">
      <div className="flex items-start gap-3">
        <Avatar name={customer.full_name} size="lg" />
        <div className="min-w-0 space-y-0.5">
          <Link
            href={`/dashboard/${slug}/customers/${customer.id}`}
            className="font-medium text-accent-text underline-offset-4 hover:underline"
          >
            {customer.full_name}
          </Link>
          {customer.email ? (
            <p>
              <a href={`mailto:${customer.email}`} className="break-all text-muted hover:text-foreground">
                {customer.email}
              </a>
            </p>
          ) : null}
          {customer.phone ? (
            <p>
              <a href={`tel:${customer.phone}`} className="text-muted hover:text-foreground">
                {customer.phone}
              </a>
            </p>
          ) : null}
        </div>
      </div>
    </SectionCard>
  )
}
