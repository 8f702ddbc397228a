import type { EmulatorContext } from "emulate"
import { changeSubscription } from "../billing/change-subscription.ts"
import type { Subscription } from "../billing-types.ts"
import type { State } from "../state.ts"
import { actForOwner, all, find, type World } from "../world.ts"
import { day, type Html, html, money } from "./html.ts"
import { layout } from "./layout.ts"

/** Where customers see what they pay for, end it, keep it, and find their invoices. */
export function portalPages(app: EmulatorContext<State>["app"], world: World): void {
  const { tables } = world.state
  const path = "/p/session/:id"
  const missing = layout("Not found", html`<h1>This link doesn't exist.</h1>`)

  app.get(path, (c) => {
    const session = tables.portal_sessions[c.req.param("id")]
    if (!session) return c.html(missing, 404)
    return actForOwner(world, session.id, () => {
      const mine = <T extends { customer: string | null }>(rows: T[]) =>
        rows.filter((row) => row.customer === session.customer)
      const subscriptions = mine(all(world, "subscriptions")).filter((row) => row.status !== "canceled")
      const cards = mine(all(world, "payment_methods"))
      const invoices = mine(all(world, "invoices")).filter((row) => row.status !== "draft")
      return c.html(
        layout(
          "Billing",
          html`${session.return_url && html`<a class="back" href="${session.return_url}">← Back</a>`}
<h1>Billing</h1>
<h2>Subscription</h2>${subscriptions.map((row) => subscriptionCard(world, row))}
${subscriptions.length === 0 && html`<p class="quiet">No subscription.</p>`}
<h2>Cards</h2>${cards.map((row) => html`<div class="card row"><span>${row.card.brand} ending ${row.card.last4}</span><span class="quiet">${row.card.exp_month}/${row.card.exp_year}</span></div>`)}
<h2>Invoices</h2><section class="card">
${invoices.map((row) => html`<div class="row"><a href="${row.hosted_invoice_url}">${day(row.created)}</a><span>${money(row.total, row.currency)} · ${row.status}</span></div>`)}
</section>`,
        ),
      )
    })
  })

  app.post(path, async (c) => {
    const session = tables.portal_sessions[c.req.param("id")]
    if (!session) return c.html(missing, 404)
    const form = new URLSearchParams(await c.req.text())
    actForOwner(world, session.id, () => {
      const subscription = find(world, "subscriptions", form.get("subscription"))
      if (subscription?.customer !== session.customer) return
      changeSubscription(world, subscription, { cancel_at_period_end: form.get("action") === "cancel" })
    })
    return c.redirect(`/p/session/${session.id}`, 303)
  })
}

function subscriptionCard(world: World, row: Subscription): Html {
  const end = row.items.data[0]?.current_period_end ?? row.created
  const names = row.items.data.map((item) => find(world, "products", item.price.product)?.name ?? "Plan")
  const price = row.items.data.reduce(
    (sum, item) => sum + (item.price.unit_amount ?? 0) * (item.quantity ?? 0),
    0,
  )
  return html`<section class="card"><div class="row"><strong>${names.join(", ")}</strong><span>${money(price, row.currency)}</span></div>
<p class="quiet">${row.cancel_at_period_end ? "Ends" : row.status === "trialing" ? "Trial until" : "Renews"} ${day(end)}</p>
<form method="post"><input type="hidden" name="subscription" value="${row.id}">
${row.cancel_at_period_end ? html`<button name="action" value="keep">Keep subscription</button>` : html`<button class="plain" name="action" value="cancel">Cancel subscription</button>`}
</form></section>`
}
