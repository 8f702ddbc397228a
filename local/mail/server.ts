import { createEmulator } from "emulate"

/** Where the stand-in listens. */
export interface MailOptions {
  port: number
}

/** A running stand-in. */
export interface RunningMail {
  url: string
  close(): Promise<void>
}

/**
 * Starts a mail provider that speaks Resend's API and delivers nothing. People read what was sent at `/inbox`,
 * tests with `GET /emails` (the SDK's `resend.emails.list()`), oldest first.
 */
export async function startMail({ port }: MailOptions): Promise<RunningMail> {
  const emulator = await createEmulator({ service: "resend", port, seed: { resend: {} } })
  return { url: `http://127.0.0.1:${new URL(emulator.url).port}`, close: () => emulator.close() }
}
