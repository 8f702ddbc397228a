import { Hono } from "hono"
import type { Gateway } from "./context.ts"

/** Sign-in with Google, led to the stand-in: lite has Google's own addresses built in. */
export function googleRoutes(gateway: Gateway): Hono {
  const app = new Hono()
  app.get("/authorize", async (c) => {
    const answer = await gateway.lite(c.req.raw)
    const target = answer.headers.get("location")
    if (!target?.startsWith("https://accounts.google.com/")) return answer
    return c.redirect(target.replace("https://accounts.google.com", gateway.googleUrl), 302)
  })
  app.on(["GET", "POST"], "/callback", (c) => gateway.lite(c.req.raw))
  return app
}

/** Sends what lite asks of Google to the stand-in, and leaves every other request of this process alone. */
export function redirectGoogleCalls(googleUrl: string): () => void {
  const original = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    if (url.startsWith("https://oauth2.googleapis.com/token")) {
      const answer = await original(`${googleUrl}/oauth2/token`, init)
      if (!answer.ok) return answer
      // Lite would check the identity token against Google's own keys; without it, it asks for the person.
      const { id_token: _, ...rest } = await answer.json()
      return Response.json(rest)
    }
    if (url.startsWith("https://www.googleapis.com/userinfo"))
      return original(`${googleUrl}/oauth2/v2/userinfo`, init)
    return original(input, init)
  }
  return () => {
    globalThis.fetch = original
  }
}
