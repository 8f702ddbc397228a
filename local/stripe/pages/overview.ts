import type { EmulatorContext } from "emulate"
import type { State } from "../state.ts"
import { html, money } from "./html.ts"
import { layout } from "./layout.ts"

/** The front page: what happened lately, for whoever is building. */
export function overviewPage(app: EmulatorContext<State>["app"], state: State): void {
  app.get("/", (c) => {
    const payments = Object.values(state.tables.payment_intents).slice(-20).reverse()
    const deliveries = Object.values(state.deliveries)
    const events = Object.values(state.tables.events).slice(-40).reverse()
    const arrived = (id: string) => {
      const mine = deliveries.filter((row) => row.event === id)
      return `${mine.filter((row) => row.delivered).length} of ${mine.length}`
    }
    return c.html(
      layout(
        "Stripe, local",
        html`<h1>Stripe, local</h1><h2>Payments</h2>
<table><tr><th>Payment</th><th>Amount</th><th>Status</th></tr>
${payments.map((row) => html`<tr><td><code>${row.id}</code></td><td>${money(row.amount, row.currency)}</td><td>${row.status}</td></tr>`)}</table>
<h2>Events</h2><table><tr><th>Event</th><th>Type</th><th>Delivered</th></tr>
${events.map((row) => html`<tr><td><code>${row.id}</code></td><td>${row.type}</td><td>${arrived(row.id)}</td></tr>`)}</table>`,
        true,
      ),
    )
  })
}
