import type { EmulatorContext } from "emulate"
import type { z } from "zod"
import type { State, TableName, Tables } from "../state.ts"
import { actAs, all, get, newId, now, type World } from "../world.ts"
import { StripeError } from "./errors.ts"
import { expand, type Includable } from "./expand.ts"
import { decodeForm, type FormValue } from "./form.ts"
import { keptAnswer } from "./idempotency.ts"
import { page } from "./pagination.ts"
import { parse } from "./params.ts"

type App = EmulatorContext<State>["app"]
type Query = Record<string, FormValue>

/** What a route's own code gets. */
export interface Call<Params> {
  params: Params
  id: string
  /** A second id in the path. */
  child: string
  query: Query
}

/** Adds routes to the stand-in; whatever they share with each other happens here. */
export class Api {
  readonly app: App
  readonly world: World
  private readonly secretKey: string | undefined
  private readonly includes: Includable[] = []

  constructor(app: App, world: World, secretKey: string | undefined) {
    this.app = app
    this.world = world
    this.secretKey = secretKey
  }

  /** Adds fields that objects only show when expanded. */
  includable(include: Includable): void {
    this.includes.push(include)
  }

  /** A route that changes something. The path's ids are `:id` and `:child`. */
  post<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    run: (call: Call<z.output<Schema>>) => object,
  ): void {
    this.add("POST", path, (query, id, child) => run({ params: parse(schema, query), id, child, query }))
  }

  /** A route that reads. */
  get(path: string, run: (call: Call<Query>) => object): void {
    this.add("GET", path, (query, id, child) => run({ params: query, id, child, query }))
  }

  /** A route that deletes. */
  delete(path: string, run: (call: Call<Query>) => object): void {
    this.add("DELETE", path, (query, id, child) => run({ params: query, id, child, query }))
  }

  /** Reading one object, and a page of those that match the filters, which are fields of the same name. */
  readable<Name extends TableName>(
    path: string,
    table: Name,
    filters: string[] = [],
    keep: (row: Tables[Name], query: Query) => boolean = () => true,
  ): void {
    this.get(`${path}/:id`, ({ id }) => {
      const deleted = this.world.state.deleted[id]
      return deleted ? { id, object: deleted, deleted: true } : get(this.world, table, id)
    })
    this.get(path, ({ query }) => {
      const rows = all(this.world, table).filter(
        (row) => filters.every((name) => matches(row, name, query[name])) && keep(row, query),
      )
      return page(rows, query, path)
    })
  }

  private add(method: string, path: string, run: (query: Query, id: string, child: string) => object): void {
    this.app.on(method, path, async (c) => {
      const requestId = newId("req", 14)
      const headers = { "request-id": requestId, "stripe-version": "2026-10-28.endive" }
      try {
        this.authenticate(c.req.header("authorization"))
        const body = method === "GET" ? "" : await c.req.text()
        const query = decodeForm(`${new URL(c.req.url).search.slice(1)}&${body}`)
        const key = method === "POST" ? c.req.header("idempotency-key") : undefined
        const account = c.req.header("stripe-account") ?? null
        const fingerprint = `${account} ${c.req.path} ${body}`
        const kept = key && keptAnswer(this.world.state, key, fingerprint, now(this.world, null))
        if (kept) {
          return c.body(kept.body, kept.status, {
            ...headers,
            "content-type": "application/json",
            "idempotent-replayed": "true",
          })
        }
        const params = c.req.param()
        const acting = { account, requestId, idempotencyKey: key ?? null }
        const { status, body: answer } = actAs(this.world, acting, () =>
          this.answer(query, () => run(query, params.id ?? "", params.child ?? "")),
        )
        if (key) {
          const created = now(this.world, null)
          this.world.state.idempotency[key] = { fingerprint, status, body: answer, created }
        }
        return c.body(answer, status, { ...headers, "content-type": "application/json" })
      } catch (error) {
        if (!(error instanceof StripeError)) throw error
        return c.json(error.body(), error.status, headers)
      }
    })
  }

  /** Runs a route; its refusals are answers too, and are kept for the same key. */
  private answer(query: Query, run: () => object): { status: number; body: string } {
    try {
      const include: Includable = (object, field) => {
        for (const each of this.includes) {
          const found = each(object, field)
          if (found !== undefined) return found
        }
        return undefined
      }
      const paths = Array.isArray(query.expand) ? query.expand.map(String) : []
      return { status: 200, body: JSON.stringify(expand(this.world.state, run(), paths, include)) }
    } catch (error) {
      if (!(error instanceof StripeError)) throw error
      return { status: error.status, body: JSON.stringify(error.body()) }
    }
  }

  private authenticate(header: string | undefined): void {
    const [scheme, credentials = ""] = (header ?? "").split(" ")
    const key = scheme === "Basic" ? Buffer.from(credentials, "base64").toString().split(":")[0] : credentials
    if (!key) throw new StripeError(401, "You did not provide an API key.")
    const known = this.secretKey ? key === this.secretKey : /^[sr]k_test_/.test(key)
    if (!known) throw new StripeError(401, `Invalid API Key provided: ${key.slice(0, 8)}****`)
  }
}

function matches(row: object, name: string, wanted: FormValue | undefined): boolean {
  if (wanted === undefined || typeof wanted !== "string") return true
  const value: unknown = Reflect.get(row, name)
  return value !== undefined && String(value) === wanted
}
