import pino from "pino"

const secretNames = [
  "password",
  "token",
  "access_token",
  "refresh_token",
  "token_hash",
  "authorization",
  "cookie",
  "apikey",
  "secret",
  "client_secret",
  "email",
  "phone",
]

/** What is blanked in a log line. */
export const redaction = {
  paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  censor: "[redacted]",
}

/** The logger. What looks like a secret or a person's address is blanked before it is written. */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: redaction,
})
