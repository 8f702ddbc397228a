import { z } from "zod"
import type { Api } from "../http/api.ts"
import { text } from "../http/params.ts"
import { emit, get, insert, newId, now } from "../world.ts"

/** Sessions of the customer portal. */
export function portal(api: Api): void {
  const { world } = api
  const schema = z.object({
    customer: text,
    return_url: text.optional(),
    locale: text.optional(),
    configuration: text.optional(),
    flow_data: z.record(z.string(), z.unknown()).optional(),
  })
  api.post("/v1/billing_portal/sessions", schema, ({ params }) => {
    get(world, "customers", params.customer, "customer")
    const id = newId("bps")
    const session = insert(world, "portal_sessions", {
      id,
      object: "billing_portal.session",
      created: now(world),
      livemode: false,
      configuration: params.configuration ?? "bpc_local",
      customer: params.customer,
      customer_account: null,
      flow: params.flow_data ?? null,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? null,
      url: `${world.baseUrl}/p/session/${id}`,
    })
    emit(world, "billing_portal.session.created", session)
    return session
  })
}
