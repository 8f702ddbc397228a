import { z } from "zod"

const url = z.url({ protocol: /^https?$/ })
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional())

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  NEXT_PUBLIC_SUPABASE_URL: url,
  NEXT_PUBLIC_SUPABASE_ANON_KEY: z.string().min(1),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1),
  DATABASE_URL: optional(z.string().startsWith("postgres")),
  APP_URL: url,
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_URL: optional(url),
  MAIL_FROM: z.string().min(3),
  RESEND_API_KEY: optional(z.string()),
  RESEND_BASE_URL: optional(url),
  SMTP_URL: optional(z.string().startsWith("smtp")),
  TWILIO_ACCOUNT_SID: optional(z.string()),
  TWILIO_AUTH_TOKEN: optional(z.string()),
  TWILIO_FROM: optional(z.string()),
  TWILIO_BASE_URL: optional(url),
  CLIENT_IP_HEADER: optional(z.string().toLowerCase()),
  LOG_LEVEL: optional(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])),
  DEMO: optional(z.literal(["1", "0"])),
})

/** Everything the application is told from outside. */
export type Env = z.infer<typeof schema>

/** Reads the environment, or says in one message which variables are missing or malformed. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
  throw new Error(`The environment is incomplete:\n${faults.join("\n")}`)
}

let parsed: Env | undefined

/** The validated environment. Read at first use, so that a build needs no secrets. */
export const env: Readonly<Env> = new Proxy(Object.create(null), {
  get: (_, key) => {
    parsed ??= readEnv(process.env)
    return Reflect.get(parsed, key)
  },
})

/** Whether visitors reach us over https: decides on secure cookies and strict transport. */
export function isSecure(): boolean {
  return env.APP_URL.startsWith("https:")
}
