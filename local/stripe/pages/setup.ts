import type { EmulatorContext } from "emulate"
import { finishOnboarding } from "../resources/accounts.ts"
import type { State } from "../state.ts"
import { actAs, nobody, type World } from "../world.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"

/** Where a business answers Stripe's questions before it can be paid. */
export function setupPages(app: EmulatorContext<State>["app"], world: World): void {
  const path = "/setup/:id"
  const account = (id: string) => world.state.tables.accounts[id]
  const missing = layout("Not found", html`<h1>This link doesn't exist.</h1>`)
  app.get(path, (c) => {
    const found = account(c.req.param("id"))
    if (!found) return c.html(missing, 404)
    const body = found.details_submitted
      ? html`<h1>Payouts</h1><p class="amount">All set</p><p class="quiet">This business can be paid.</p>`
      : html`<h1>Get paid</h1><p class="amount">Set up payouts</p>
<section class="card"><p>Stripe would ask for the business, its owner and a bank account here.</p>
<form method="post"><button type="submit">Use test details</button></form></section>`
    return c.html(layout("Set up payouts", body))
  })
  app.post(path, (c) => {
    const found = account(c.req.param("id"))
    if (!found) return c.html(missing, 404)
    actAs(world, nobody, () => finishOnboarding(world, found))
    return c.redirect(c.req.query("return_url") ?? "/", 303)
  })
}
