import { createEmulator } from "emulate"

/** Where the stand-in listens, and the account it knows. */
export interface SmsOptions {
  port: number
  env: Record<string, string | undefined>
}

/** A running stand-in. */
export interface RunningSms {
  url: string
  close(): Promise<void>
}

/**
 * Starts a provider that speaks Twilio's API for the account in `TWILIO_ACCOUNT_SID`, `TWILIO_AUTH_TOKEN` and
 * `TWILIO_FROM`. Its inspector is the page at `/`; tests list messages with the SDK or let a reply come in by
 * `POST /_twilio/simulate/inbound-message`.
 */
export async function startSms({ port, env }: SmsOptions): Promise<RunningSms> {
  const emulator = await createEmulator({
    service: "twilio",
    port,
    seed: {
      twilio: {
        account: {
          sid: required(env, "TWILIO_ACCOUNT_SID"),
          auth_token: required(env, "TWILIO_AUTH_TOKEN"),
          friendly_name: "Tenantry, local",
        },
        phone_numbers: [
          {
            phone_number: required(env, "TWILIO_FROM"),
            friendly_name: "Tenantry",
            ...(env.APP_URL ? { sms_url: `${env.APP_URL}/api/webhooks/twilio` } : {}),
          },
        ],
      },
    },
  })
  return { url: `http://127.0.0.1:${new URL(emulator.url).port}`, close: () => emulator.close() }
}

function required(env: Record<string, string | undefined>, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`The SMS stand-in needs ${name}`)
  return value
}
