import type { EmulatorContext } from "emulate"
import { createCard } from "../billing/charging.ts"
import { payInvoice } from "../billing/invoices.ts"
import type { Invoice } from "../billing-types.ts"
import { isCardNumber } from "../cards.ts"
import type { State } from "../state.ts"
import { actForOwner, type World } from "../world.ts"
import { day, html, money } from "./html.ts"
import { invoicePdf } from "./invoice-pdf.ts"
import { layout } from "./layout.ts"

/** An invoice's own page, where it is paid, and its PDF. */
export function invoicePages(app: EmulatorContext<State>["app"], world: World): void {
  const { tables } = world.state
  const missing = layout("Not found", html`<h1>There is no such invoice.</h1>`)
  const show = (invoice: Invoice, error?: string) =>
    layout(
      `Invoice ${invoice.number}`,
      html`<h1>Invoice ${invoice.number}</h1><p class="amount">${money(invoice.total, invoice.currency)}</p>
<section class="card">
${invoice.lines.data.map((line) => html`<div class="row"><span>${line.description}</span><span>${money(line.amount, line.currency)}</span></div>`)}
<div class="row total"><span>${invoice.status === "open" ? "Due" : invoice.status}</span><span>${money(invoice.amount_remaining, invoice.currency)}</span></div>
<p class="quiet">${invoice.due_date ? `Due ${day(invoice.due_date)}` : `From ${day(invoice.created)}`}</p>
</section>
${error && html`<p class="error" role="alert">${error}</p>`}
${
  invoice.status === "open" &&
  html`<form method="post" class="card"><label for="number">Card number</label>
<input id="number" name="number" inputmode="numeric" autocomplete="cc-number" placeholder="4242 4242 4242 4242" required>
<button type="submit">Pay ${money(invoice.amount_remaining, invoice.currency)}</button></form>`
}
<a class="button plain" href="/invoices/${invoice.id}/pdf">Download PDF</a>`,
    )

  app.get("/invoices/:id", (c) => {
    const invoice = tables.invoices[c.req.param("id")]
    return invoice?.number ? c.html(show(invoice)) : c.html(missing, 404)
  })
  app.post("/invoices/:id", async (c) => {
    const invoice = tables.invoices[c.req.param("id")]
    if (!invoice?.number) return c.html(missing, 404)
    if (invoice.status !== "open") return c.html(show(invoice), 409)
    const number = (new URLSearchParams(await c.req.text()).get("number") ?? "").replaceAll(/\D/g, "")
    if (!isCardNumber(number)) return c.html(show(invoice, "Your card number is invalid."), 400)
    const paid = actForOwner(world, invoice.id, () => {
      const card = createCard(world, { number, expMonth: 12, expYear: 2034, email: invoice.customer_email })
      return payInvoice(world, invoice, card.id)
    })
    return paid
      ? c.redirect(`/invoices/${invoice.id}`, 303)
      : c.html(show(invoice, "Your card was declined."), 402)
  })
  app.get("/invoices/:id/pdf", async (c) => {
    const invoice = tables.invoices[c.req.param("id")]
    if (!invoice?.number) return c.html(missing, 404)
    return c.body(new Uint8Array(await invoicePdf(structuredClone(invoice))), 200, {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Invoice-${invoice.number}.pdf"`,
    })
  })
}
