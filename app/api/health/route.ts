import { serviceIsUp } from "@/lib/core/health"

/** For load balancers: 200 while the database answers, else 503 and when to ask again. */
export async function GET(): Promise<Response> {
  const up = await serviceIsUp()
  return Response.json(
    { status: up ? "ok" : "unavailable" },
    {
      status: up ? 200 : 503,
      headers: { "cache-control": "no-store", ...(up ? {} : { "retry-after": "5" }) },
    },
  )
}
