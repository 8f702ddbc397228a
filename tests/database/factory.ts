import { randomUUID } from "node:crypto"
import type postgres from "postgres"
import { addMember, createOrganization } from "./accounts.ts"
import { asAnon, type Connection, type Persona, rolledBack } from "./session.ts"

/** A booking request as `place_booking` reads it; tests break it on purpose. */
export type BookingRequest = Record<string, postgres.JSONValue>

/** What `place_booking` answers. */
export interface Placed {
  booking_id: string
  number: string
  public_token: string
  status: string
  payment_status: string
  hold_expires_at: string | null
  total_cents: number
  due_now_cents: number
  currency: string
}

/** A business with one person, one service and everybody who might touch it. */
export interface Studio {
  organizationId: string
  staffId: string
  serviceId: string
  owner: Persona
  viewer: Persona
  stranger: Persona
}

/** Monday of a quiet week in London; bookings in tests are made from here. */
export const monday = "2027-03-15"

/** Moves the database's clock for the open transaction, or for the whole session. */
export async function setClock(
  sql: Connection,
  at: string,
  scope: "transaction" | "session" = "transaction",
) {
  await sql`select set_config('tenantry.now', ${at}, ${scope === "transaction"})`
}

/** Inserts one row and gives back its id. */
async function insert(sql: Connection, table: string, row: Record<string, unknown>): Promise<string> {
  const values = row as Record<string, postgres.ParameterOrJSON<never>>
  const [made] = await sql<
    { id: string }[]
  >`insert into ${sql(`public.${table}`)} ${sql(values)} returning id`
  if (!made) throw new Error(`No row was made in ${table}.`)
  return made.id
}

/** Makes somebody who works every day from nine to five, unless told otherwise. */
export async function createStaff(
  sql: Connection,
  organizationId: string,
  options: {
    name?: string
    hours?: [string, string][]
    weekdays?: number[]
    row?: Record<string, unknown>
  } = {},
): Promise<string> {
  const { name = "Ada Stylist", hours = [["09:00", "17:00"]], weekdays = [1, 2, 3, 4, 5, 6, 7] } = options
  const staffId = await insert(sql, "staff", {
    organization_id: organizationId,
    full_name: name,
    ...options.row,
  })
  for (const [from, until] of hours) {
    await sql`
      insert into public.staff_hours (organization_id, staff_id, weekday, starts_at, ends_at)
      select ${organizationId}, ${staffId}, day, ${from}::time, ${until}::time from unnest(${weekdays}::smallint[]) as day`
  }
  return staffId
}

/** Makes a service of an hour for fifty pounds without lead time, offered by these people. */
export async function createService(
  sql: Connection,
  organizationId: string,
  staffIds: string[],
  row: Record<string, unknown> = {},
): Promise<string> {
  const serviceId = await insert(sql, "services", {
    organization_id: organizationId,
    name: "Cut",
    slug: `cut-${randomUUID().slice(0, 8)}`,
    price_cents: 5000,
    duration_minutes: 60,
    lead_time_minutes: 0,
    ...row,
  })
  for (const staffId of staffIds) {
    await sql`
      insert into public.staff_services (organization_id, staff_id, service_id)
      values (${organizationId}, ${staffId}, ${serviceId})`
  }
  return serviceId
}

/** Makes an add-on of a service. */
export function createOption(sql: Connection, organizationId: string, serviceId: string, row: object = {}) {
  return insert(sql, "service_options", {
    organization_id: organizationId,
    service_id: serviceId,
    name: "Treatment",
    price_cents: 1000,
    minutes: 15,
    ...row,
  })
}

/** Makes a product with this stock. */
export async function createProduct(
  sql: Connection,
  organizationId: string,
  stock: number,
  row: object = {},
): Promise<string> {
  const productId = await insert(sql, "products", {
    organization_id: organizationId,
    sku: `sku-${randomUUID().slice(0, 8)}`,
    name: "Shampoo",
    price_cents: 1200,
    ...row,
  })
  await sql`
    insert into public.inventory_movements (organization_id, product_id, action, quantity)
    select ${organizationId}, ${productId}, 'received', ${stock} where ${stock} > 0`
  return productId
}

/** Makes a customer. */
export function createCustomer(sql: Connection, organizationId: string, row: object = {}) {
  return insert(sql, "customers", {
    organization_id: organizationId,
    full_name: "Casey Client",
    email: `casey-${randomUUID().slice(0, 8)}@example.test`,
    ...row,
  })
}

/** Makes an offer of ten percent under the code TEN. */
export function createOffer(sql: Connection, organizationId: string, row: object = {}) {
  return insert(sql, "offers", {
    organization_id: organizationId,
    name: "Ten off",
    code: "TEN",
    discount_percent: 10,
    ...row,
  })
}

/** Makes a business with one stylist who offers one service, its people, and a stranger from elsewhere. */
export async function createStudio(sql: Connection, service: Record<string, unknown> = {}): Promise<Studio> {
  const { id: organizationId } = await createOrganization(sql)
  const staffId = await createStaff(sql, organizationId)
  const other = await createOrganization(sql)
  const stranger = await addMember(sql, other.id, "owner")
  return {
    organizationId,
    staffId,
    serviceId: await createService(sql, organizationId, [staffId], service),
    owner: await addMember(sql, organizationId, "owner"),
    viewer: await addMember(sql, organizationId, "viewer"),
    stranger: { ...stranger, organizationId },
  }
}

/** Writes a request for one service at one time, paid on site by a guest. */
export function bookingRequest(
  serviceId: string,
  startsAt: string,
  more: BookingRequest = {},
): BookingRequest {
  return {
    idempotency_key: randomUUID(),
    items: [{ service_id: serviceId }],
    starts_at: startsAt,
    payment: "on_site",
    customer: { full_name: "Gale Guest", email: `gale-${randomUUID().slice(0, 8)}@example.test` },
    ...more,
  }
}

/** Places a booking as whoever the connection acts for. */
export async function place(
  sql: Connection,
  organizationId: string,
  request: BookingRequest,
): Promise<Placed> {
  const [row] = await sql<{ placed: Placed }[]>`
    select public.place_booking(${organizationId}, ${sql.json(request)}) as placed`
  if (!row) throw new Error("place_booking gave no answer.")
  return row.placed
}

/** Places a booking as a visitor to the studio. */
export function visit(sql: Connection, studio: Studio, request: BookingRequest): Promise<Placed> {
  return asAnon(sql, { organizationId: studio.organizationId }, (as) =>
    place(as, studio.organizationId, request),
  )
}

/** A point in time in the quiet week, in UTC, which is also London's time then. */
export function at(time: string, day = monday): string {
  return `${day}T${time}:00Z`
}

/** Opens a transaction that never commits, with the clock moved and a studio in it. */
export function studioAt(sql: postgres.Sql, time: string) {
  return <T>(
    work: (db: postgres.TransactionSql, studio: Studio) => Promise<T>,
    service: Record<string, unknown> = {},
  ): Promise<T> =>
    rolledBack(sql, async (db) => {
      await setClock(db, time)
      return work(db, await createStudio(db, service))
    })
}
