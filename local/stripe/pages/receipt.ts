import type { EmulatorContext } from "emulate"
import type { State } from "../state.ts"
import { day, html, money } from "./html.ts"
import { layout } from "./layout.ts"

/** The receipt of a charge, at its `receipt_url`. */
export function receiptPages(app: EmulatorContext<State>["app"], state: State): void {
  app.get("/receipts/:id", (c) => {
    const charge = state.tables.charges[c.req.param("id")]
    if (!charge?.paid) return c.html(layout("Not found", html`<h1>There is no such receipt.</h1>`), 404)
    const method = state.tables.payment_methods[charge.payment_method]
    const row = (label: string, value: string) =>
      html`<div class="row"><span>${label}</span><span>${value}</span></div>`
    return c.html(
      layout(
        "Receipt",
        html`<h1>Receipt</h1><p class="amount">${money(charge.amount, charge.currency)}</p>
<section class="card">
${row("Paid on", day(charge.created))}
${row("For", charge.description ?? "Your order")}
${row("With", `${method?.card.brand ?? "card"} ending ${method?.card.last4 ?? "····"}`)}
${charge.amount_refunded > 0 && row("Refunded", `−${money(charge.amount_refunded, charge.currency)}`)}
<div class="row total"><span>Total</span><span>${money(charge.amount - charge.amount_refunded, charge.currency)}</span></div>
</section><p class="quiet">Reference <code>${charge.id}</code></p>`,
      ),
    )
  })
}
