import { DefinitionList } from "@/components/ui/definition-list"
import { SectionCard } from "@/components/ui/section-card"
import { formatDate, formatDay } from "@/lib/core/format"
import type { CustomerDetail } from "@/lib/crm/types"

/** What is known of a customer. */
export function CustomerSummary({ customer, timezone }: { customer: CustomerDetail; timezone: string }) {
  return (
    <SectionCard title="Details">
      <DefinitionList
        items={[
          {
            term: "E-mail",
            value: customer.email ? (
              <a href={`mailto:${customer.email}`} className="break-all hover:underline">
                {customer.email}
              </a>
            ) : null,
          },
          {
            term: "Phone",
            value: customer.phone ? (
              <a href={`tel:${customer.phone}`} className="hover:underline">
                {customer.phone}
              </a>
            ) : null,
          },
          ...(customer.partner_name ? [{ term: "Partner", value: customer.partner_name }] : []),
          ...(customer.company_name ? [{ term: "Company", value: customer.company_name }] : []),
          ...(customer.event_date
            ? [
                {
                  term: customer.event_type ?? "Event",
                  value: formatDate(`${customer.event_date}T12:00:00Z`, "UTC"),
                },
              ]
            : []),
          {
            term: "Offers",
            value: customer.marketing_consent
              ? `May be written to${customer.marketing_consent_at ? `, since ${formatDay(customer.marketing_consent_at, timezone)}` : ""}`
              : "Not to be written to",
          },
          { term: "Customer since", value: formatDay(customer.created_at, timezone) },
        ]}
      />
    </SectionCard>
  )
}
