import { createEmulator } from "emulate"

/** The application as it is registered with the stand-in. */
export const googleClient = {
  id: "tenantry-local.apps.googleusercontent.com",
  secret: "GOCSPX-tenantry-local",
}

/** People who can sign in: a customer with history, and somebody new. */
export const googleUsers = [
  { email: "customer@tenantry.demo", name: "Casey Morgan" },
  { email: "newcomer@tenantry.demo", name: "Noor Okafor" },
]

/** Where the stand-in listens, and the addresses it may send people back to. */
export interface GoogleOptions {
  port: number
  env: Record<string, string | undefined>
}

/** A running stand-in. */
export interface RunningGoogle {
  url: string
  close(): Promise<void>
}

/**
 * Starts sign-in with Google: OAuth 2 with PKCE and OpenID Connect. It answers the same paths as Google
 * (`/o/oauth2/v2/auth`, `/oauth2/token`, `/oauth2/v2/userinfo`), and knows the gateway's callback by both names
 * of this machine.
 */
export async function startGoogle({ port, env }: GoogleOptions): Promise<RunningGoogle> {
  const emulator = await createEmulator({
    service: "google",
    port,
    // Tokens name their issuer, so it must be the address that the gateway calls.
    ...(port === 0 ? {} : { baseUrl: `http://127.0.0.1:${port}` }),
    seed: {
      google: {
        users: googleUsers,
        oauth_clients: [
          {
            client_id: googleClient.id,
            client_secret: googleClient.secret,
            name: "Tenantry",
            redirect_uris: callbacks(env),
          },
        ],
      },
    },
  })
  return { url: `http://127.0.0.1:${new URL(emulator.url).port}`, close: () => emulator.close() }
}

function callbacks(env: Record<string, string | undefined>): string[] {
  const gateway = new URL(env.NEXT_PUBLIC_SUPABASE_URL ?? "http://127.0.0.1:54321")
  return ["127.0.0.1", "localhost"].map((host) => `http://${host}:${gateway.port}/auth/v1/callback`)
}
