import { Plus } from "lucide-react"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import type { CustomerDetail } from "@/lib/crm/types"
import { EditCustomer } from "./edit-customer"
import { Lifecycle } from "./lifecycle"

type CustomerHeadProps = { slug: string; customer: CustomerDetail; mayUpdate: boolean; mayBook: boolean }

/** Names a customer and offers what can be done. */
export function CustomerHead({ slug, customer, mayUpdate, mayBook }: CustomerHeadProps) {
  const path = `/dashboard/${slug}`
  return (
    <PageHeader
      above={
        <Breadcrumb
          items={[{ label: "Customers", href: `${path}/customers` }, { label: customer.full_name }]}
        />
      }
      title={customer.full_name}
      status={<Lifecycle value={customer.lifecycle} />}
      actions={
        <>
          {mayUpdate ? (
            <EditCustomer
              organization={slug}
              customerId={customer.id}
              lifecycle={customer.lifecycle}
              details={{
                fullName: customer.full_name,
                email: customer.email ?? "",
                phone: customer.phone ?? "",
                companyName: customer.company_name ?? "",
                marketingConsent: customer.marketing_consent,
              }}
            />
          ) : null}
          {mayBook ? (
            <LinkButton href={`${path}/bookings/new?customer=${customer.id}`}>
              <Plus aria-hidden="true" />
              Book for them
            </LinkButton>
          ) : null}
        </>
      }
    />
  )
}
