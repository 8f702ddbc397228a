import { z } from "zod"
import type { Api } from "../http/api.ts"
import { bool, mergeMetadata, metadata, text } from "../http/params.ts"
import type { WebhookEndpoint } from "../types.ts"
import { get, insert, newId, now } from "../world.ts"

/** Events, and the endpoints they are sent to. */
export function events(api: Api): void {
  const { world } = api
  api.readable("/v1/events", "events", ["type"], (event, { types }) => {
    return !Array.isArray(types) || types.includes(event.type)
  })

  const path = "/v1/webhook_endpoints"
  const create = z.object({
    url: z.url(),
    enabled_events: z.array(text).min(1),
    description: text.optional(),
    api_version: text.optional(),
    connect: bool.optional(),
    metadata: metadata.optional(),
  })
  // The secret is shown once, to whoever makes the endpoint.
  const shown = ({ secret: _, ...endpoint }: WebhookEndpoint) => endpoint
  api.post(path, create, ({ params }) =>
    insert(world, "webhook_endpoints", {
      id: newId("we"),
      object: "webhook_endpoint",
      created: now(world),
      livemode: false,
      api_version: params.api_version ?? null,
      application: null,
      description: params.description ?? null,
      enabled_events: params.enabled_events,
      metadata: mergeMetadata({}, params.metadata),
      status: "enabled",
      url: params.url,
      secret: newId("whsec", 32),
    }),
  )
  api.get(path, () => ({
    object: "list",
    data: Object.values(world.state.tables.webhook_endpoints).map(shown),
    has_more: false,
    url: path,
  }))
  api.get(`${path}/:id`, ({ id }) => shown(get(world, "webhook_endpoints", id)))
  const update = z.object({
    url: z.url().optional(),
    enabled_events: z.array(text).min(1).optional(),
    disabled: bool.optional(),
    description: text.optional(),
    metadata: metadata.optional(),
  })
  api.post(`${path}/:id`, update, ({ params, id }) => {
    const endpoint = get(world, "webhook_endpoints", id)
    if (params.url) endpoint.url = params.url
    if (params.enabled_events) endpoint.enabled_events = params.enabled_events
    if (params.description !== undefined) endpoint.description = params.description || null
    if (params.disabled !== undefined) endpoint.status = params.disabled ? "disabled" : "enabled"
    endpoint.metadata = mergeMetadata(endpoint.metadata, params.metadata)
    return shown(endpoint)
  })
  api.delete(`${path}/:id`, ({ id }) => {
    get(world, "webhook_endpoints", id)
    delete world.state.tables.webhook_endpoints[id]
    return { id, object: "webhook_endpoint", deleted: true }
  })
}
