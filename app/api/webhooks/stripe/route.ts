import { systemContext } from "@/lib/core/system"
import { receiveWebhook } from "@/lib/payments/mutations"
import { verifyWebhook } from "@/lib/payments/providers/stripe"

const mebibyte = 1024 * 1024

/** Stripe's events: verified on the raw body, stored once, answered at once; a job does the rest. */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > mebibyte)
    return new Response(null, { status: 413 })
  const body = await request.text()
  const event = verifyWebhook(body, request.headers.get("stripe-signature"))
  if (!event) return new Response("The signature doesn't match.", { status: 400 })
  const isNew = await receiveWebhook(systemContext(), event, body)
  return Response.json({ received: true, duplicate: !isNew })
}
