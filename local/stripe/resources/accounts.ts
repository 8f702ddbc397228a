import { z } from "zod"
import type { Account } from "../billing-types.ts"
import type { Api } from "../http/api.ts"
import { int, mergeMetadata, metadata, text } from "../http/params.ts"
import { actAs, emit, get, insert, newId, nobody, now, type World } from "../world.ts"

const open = ["business_profile.url", "external_account", "representative.dob", "tos_acceptance.date"]

/** Records that an account's owner has answered everything. */
export function finishOnboarding(world: World, account: Account): void {
  account.details_submitted = true
  account.charges_enabled = true
  account.payouts_enabled = true
  account.capabilities = { card_payments: "active", transfers: "active" }
  account.requirements = {
    ...account.requirements,
    currently_due: [],
    eventually_due: [],
    past_due: [],
    disabled_reason: null,
  }
  actAs(world, { ...nobody, account: account.id }, () => emit(world, "account.updated", account))
}

/** Connected accounts, the links that set them up, transfers and the platform's fees. */
export function accounts(api: Api): void {
  const { world } = api
  const create = z.object({
    type: z.enum(["express", "standard", "custom"]).optional(),
    country: text.optional(),
    email: text.optional(),
    business_type: text.optional(),
    business_profile: z.record(z.string(), z.unknown()).optional(),
    default_currency: text.optional(),
    metadata: metadata.optional(),
  })
  api.post("/v1/accounts", create, ({ params }) => {
    const id = newId("acct", 16)
    return insert(world, "accounts", {
      id,
      object: "account",
      created: now(world),
      livemode: false,
      business_profile: params.business_profile ?? {},
      business_type: params.business_type ?? null,
      capabilities: { card_payments: "inactive", transfers: "inactive" },
      charges_enabled: false,
      controller: { type: "application", is_controller: true },
      country: params.country ?? "GB",
      default_currency: params.default_currency ?? "gbp",
      details_submitted: false,
      email: params.email ?? null,
      external_accounts: {
        object: "list",
        data: [],
        has_more: false,
        url: `/v1/accounts/${id}/external_accounts`,
      },
      future_requirements: {},
      metadata: mergeMetadata({}, params.metadata),
      payouts_enabled: false,
      requirements: {
        alternatives: [],
        current_deadline: null,
        currently_due: [...open],
        disabled_reason: "requirements.past_due",
        errors: [],
        eventually_due: [...open],
        past_due: [...open],
        pending_verification: [],
      },
      settings: { payouts: { schedule: { delay_days: 7, interval: "daily" } } },
      tos_acceptance: {},
      type: params.type ?? "express",
    })
  })
  api.readable("/v1/accounts", "accounts")
  api.post("/v1/accounts/:id", create, ({ params, id }) => {
    const account = get(world, "accounts", id)
    if (params.email !== undefined) account.email = params.email || null
    if (params.business_profile) account.business_profile = params.business_profile
    account.metadata = mergeMetadata(account.metadata, params.metadata)
    emit(world, "account.updated", account)
    return account
  })
  api.delete("/v1/accounts/:id", ({ id }) => {
    get(world, "accounts", id)
    delete world.state.tables.accounts[id]
    return { id, object: "account", deleted: true }
  })
  const link = z.object({ account: text, return_url: text, refresh_url: text, type: text })
  api.post("/v1/account_links", link, ({ params }) => {
    get(world, "accounts", params.account, "account")
    const created = now(world)
    const query = new URLSearchParams({ return_url: params.return_url })
    return {
      object: "account_link",
      created,
      expires_at: created + 300,
      url: `${world.baseUrl}/setup/${params.account}?${query}`,
    }
  })
  api.post("/v1/accounts/:id/login_links", z.object({}), ({ id }) => ({
    object: "login_link",
    created: now(world),
    url: `${world.baseUrl}/setup/${get(world, "accounts", id).id}`,
  }))

  api.readable("/v1/application_fees", "application_fees", ["charge"])
  const transfer = z.object({
    amount: int,
    currency: text,
    destination: text,
    description: text.optional(),
    metadata: metadata.optional(),
    source_transaction: text.optional(),
    transfer_group: text.optional(),
  })
  api.post("/v1/transfers", transfer, ({ params }) => {
    get(world, "accounts", params.destination, "destination")
    const row = insert(world, "transfers", {
      id: newId("tr"),
      object: "transfer",
      created: now(world),
      livemode: false,
      amount: params.amount,
      amount_reversed: 0,
      balance_transaction: null,
      currency: params.currency,
      description: params.description ?? null,
      destination: params.destination,
      destination_payment: null,
      metadata: mergeMetadata({}, params.metadata),
      reversals: { object: "list", data: [], has_more: false, url: "/v1/transfers" },
      reversed: false,
      source_transaction: params.source_transaction ?? null,
      source_type: "card",
      transfer_group: params.transfer_group ?? null,
    })
    emit(world, "transfer.created", row)
    return row
  })
  api.readable("/v1/transfers", "transfers", ["destination", "transfer_group"])
}
