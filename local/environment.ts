import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  randomBytes,
  sign,
} from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { z } from "zod"
import { postgresUrl } from "./postgres.ts"

/** Where the local cloud lives. */
export interface LocalOptions {
  portBase: number
  webPort: number
  dataDir: string
}

/** The port of each part, counted from a base so that two clouds can run side by side. */
export interface LocalPorts {
  api: number
  postgres: number
  mail: number
  stripe: number
  sms: number
  google: number
  rest: number
}

/** The ports of a cloud whose API gateway listens on `base`. */
export function localPorts(base: number): LocalPorts {
  return {
    api: base,
    postgres: base + 1,
    mail: base + 3,
    stripe: base + 4,
    sms: base + 5,
    google: base + 6,
    rest: base + 10,
  }
}

const keysSchema = z.object({
  signingKey: z.record(z.string(), z.unknown()),
  keyId: z.string(),
  anonKey: z.string(),
  serviceRoleKey: z.string(),
  innerSecret: z.string(),
  stripeSecretKey: z.string(),
  stripeWebhookSecret: z.string(),
  resendApiKey: z.string(),
  twilioAccountSid: z.string(),
  twilioAuthToken: z.string(),
  googleClientSecret: z.string(),
})

/** The secrets of one local cloud. They are made at its first start and stay with its data. */
export type LocalKeys = z.infer<typeof keysSchema>

/** Reads the cloud's keys, making them first if there are none. */
export function localKeys(dataDir: string): LocalKeys {
  const file = join(resolve(dataDir), "keys.json")
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, "utf8")))
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const signingKey = privateKey.export({ format: "jwk" })
  const keyId = randomBytes(8).toString("hex")
  const keys: LocalKeys = {
    signingKey: { ...signingKey },
    keyId,
    anonKey: signApiKey("anon", signingKey, keyId),
    serviceRoleKey: signApiKey("service_role", signingKey, keyId),
    innerSecret: randomBytes(32).toString("hex"),
    stripeSecretKey: `sk_test_${randomBytes(16).toString("hex")}`,
    stripeWebhookSecret: `whsec_${randomBytes(24).toString("hex")}`,
    resendApiKey: `re_${randomBytes(16).toString("hex")}`,
    twilioAccountSid: `AC${randomBytes(16).toString("hex")}`,
    twilioAuthToken: randomBytes(16).toString("hex"),
    googleClientSecret: randomBytes(16).toString("hex"),
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  return keys
}

/** The key set that verifies the cloud's tokens. */
export function publicKeySet(keys: LocalKeys): { keys: JsonWebKey[] } {
  const jwk = createPublicKey({ key: keys.signingKey as JsonWebKey, format: "jwk" }).export({ format: "jwk" })
  return { keys: [{ ...jwk, kid: keys.keyId, alg: "ES256", use: "sig", key_ops: ["verify"] }] }
}

/** The environment in which the application runs against the local cloud. */
export function localEnvironment(options: LocalOptions): Record<string, string> {
  const ports = localPorts(options.portBase)
  const keys = localKeys(options.dataDir)
  const local = (port: number) => `http://127.0.0.1:${port}`
  return {
    NEXT_PUBLIC_SUPABASE_URL: local(ports.api),
    NEXT_PUBLIC_SUPABASE_ANON_KEY: keys.anonKey,
    SUPABASE_SERVICE_ROLE_KEY: keys.serviceRoleKey,
    DATABASE_URL: postgresUrl(ports.postgres),
    APP_URL: `http://localhost:${options.webPort}`,
    STRIPE_SECRET_KEY: keys.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret,
    STRIPE_API_URL: local(ports.stripe),
    MAIL_FROM: "Tenantry <hello@tenantry.demo>",
    RESEND_API_KEY: keys.resendApiKey,
    RESEND_BASE_URL: local(ports.mail),
    TWILIO_ACCOUNT_SID: keys.twilioAccountSid,
    TWILIO_AUTH_TOKEN: keys.twilioAuthToken,
    TWILIO_FROM: "+15005550006",
    TWILIO_BASE_URL: local(ports.sms),
    DEMO: "1",
  }
}

function signApiKey(role: string, signingKey: JsonWebKey, keyId: string): string {
  const issuedAt = Math.floor(Date.now() / 1000)
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const tenYears = 10 * 365 * 24 * 3600
  const claims = { iss: "supabase", ref: "local", role, iat: issuedAt, exp: issuedAt + tenYears }
  const body = `${encode({ alg: "ES256", typ: "JWT", kid: keyId })}.${encode(claims)}`
  const key = createPrivateKey({ key: signingKey, format: "jwk" })
  return `${body}.${sign("sha256", Buffer.from(body), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`
}
