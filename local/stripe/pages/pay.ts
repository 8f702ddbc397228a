import type { CheckoutSession, LineItem } from "../types.ts"
import { type Html, html, money } from "./html.ts"
import { layout } from "./layout.ts"

/** What the payer typed, shown again after a refusal. The card itself never is. */
export interface Typed {
  email?: string
  name?: string
}

const every = (line: LineItem) => {
  const recurring = line.price.recurring
  if (!recurring) return ""
  const { interval, interval_count: count } = recurring
  return count === 1 ? ` each ${interval}` : ` every ${count} ${interval}s`
}

/** Where a payer pays, saves a card or subscribes. */
export function payPage(
  session: CheckoutSession,
  lines: LineItem[],
  options: { error?: string; typed?: Typed; trialDays?: number },
): string {
  const currency = session.currency ?? "gbp"
  const due = options.trialDays ? 0 : (session.amount_total ?? 0)
  const action =
    session.mode === "setup" ? "Save card" : due === 0 ? "Confirm" : `Pay ${money(due, currency)}`
  const body = html`
${session.cancel_url && html`<a class="back" href="${session.cancel_url}">← Back</a>`}
${session.mode === "setup" ? html`<h1>Save a card for later</h1>` : summary(session, lines, due, options.trialDays)}
${options.error && html`<p class="error" role="alert">${options.error}</p>`}
${session.allow_promotion_codes && promotion()}
<form method="post" class="card">
  <label for="email">Email</label>
  <input id="email" name="email" type="email" autocomplete="email" inputmode="email" required value="${options.typed?.email ?? session.customer_email ?? ""}">
  <label for="number">Card number</label>
  <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" required maxlength="23">
  <div class="pair">
    <div><label for="expiry">Expiry</label>
    <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" required maxlength="7"></div>
    <div><label for="cvc">Security code</label>
    <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" required maxlength="4"></div>
  </div>
  <label for="name">Name on card</label>
  <input id="name" name="name" autocomplete="cc-name" required value="${options.typed?.name ?? ""}">
  <div class="pair">
    <div><label for="country">Country</label>
    <select id="country" name="country" autocomplete="country"><option value="GB">United Kingdom</option><option value="IE">Ireland</option><option value="US">United States</option></select></div>
    <div><label for="postcode">Postcode</label>
    <input id="postcode" name="postcode" autocomplete="postal-code"></div>
  </div>
  <button type="submit">${action}</button>
</form>
${testCards()}`
  return layout(action, body)
}

function summary(
  session: CheckoutSession,
  lines: LineItem[],
  due: number,
  trialDays: number | undefined,
): Html {
  const currency = session.currency ?? "gbp"
  const discount = session.total_details?.amount_discount ?? 0
  return html`<h1>${trialDays ? `Free for ${trialDays} days` : "To pay"}</h1>
<p class="amount">${money(due, currency)}</p>
<section class="card" aria-label="Summary">
${lines.map((line) => html`<div class="row"><span>${line.description}${line.quantity > 1 && ` × ${line.quantity}`}</span><span>${money(line.amount_subtotal, currency)}${every(line)}</span></div>`)}
${discount > 0 && html`<div class="row good"><span>Discount</span><span>−${money(discount, currency)}</span></div>`}
<div class="row total"><span>${trialDays ? "Due today" : "Total"}</span><span>${money(due, currency)}</span></div>
</section>`
}

function promotion(): Html {
  return html`<form method="post" class="card"><label for="code">Promotion code</label>
<input id="code" name="promotion_code" autocapitalize="characters" autocomplete="off" required>
<button class="plain" type="submit" name="apply" value="1">Apply</button></form>`
}

function testCards(): Html {
  const card = (number: string, does: string) =>
    html`<div class="row"><code>${number}</code><span>${does}</span></div>`
  return html`<details class="quiet" open><summary>Test cards (any future date, any code)</summary>
${card("4242 4242 4242 4242", "is paid")}
${card("4000 0025 0000 3155", "asks for proof (3-D Secure)")}
${card("4000 0000 0000 0002", "is declined")}
${card("4000 0000 0000 9995", "lacks funds")}
</details>`
}

/** What is shown of a session that can't be paid any more. */
export function closedPage(session: CheckoutSession): string {
  const back = session.status === "complete" ? session.success_url : session.cancel_url
  const text =
    session.status === "complete"
      ? "This has already been paid. You haven't been charged again."
      : "This link has expired. Nothing was charged."
  return layout(
    text,
    html`<h1>${text}</h1>${back && html`<a class="button" href="${filled(back, session.id)}">Go on</a>`}`,
  )
}

/** A return address with the session's id where its maker asked for it. */
export function filled(url: string, sessionId: string): string {
  return url.replaceAll("{CHECKOUT_SESSION_ID}", sessionId)
}

/** The bank's own page, where payers prove who they are. */
export function challengePage(amount: string): string {
  return layout(
    "Confirm it's you",
    html`<h1>Your bank</h1><p class="amount">Confirm it's you</p>
<section class="card"><div class="row"><span>Payment</span><span>${amount}</span></div>
<form method="post"><button type="submit" name="answer" value="complete">Complete</button>
<button class="plain" type="submit" name="answer" value="fail">Fail</button></form></section>`,
  )
}
