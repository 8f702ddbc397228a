import twilio, { RequestClient } from "twilio"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type RunningSms, startSms } from "../sms/server.ts"

const hosted = process.env.TWILIO_CONTRACT_ACCOUNT_SID
const sid = hosted ?? "AC00000000000000000000000000000000"
const token = process.env.TWILIO_CONTRACT_AUTH_TOKEN ?? "local-token"
// +15005550006 and …0001 are Twilio's own test numbers: always fine, never valid.
const from = process.env.TWILIO_CONTRACT_FROM ?? "+15005550006"
let sms: RunningSms | undefined

/** Sends the SDK's calls to the stand-in, which serves every product under one address. */
class LocalClient extends RequestClient {
  override request: RequestClient["request"] = (options) => {
    const uri = new URL(options.uri)
    return super.request({ ...options, uri: `${sms?.url}${uri.pathname}${uri.search}` })
  }
}

function client(authToken = token) {
  return twilio(sid, authToken, hosted ? {} : { httpClient: new LocalClient() })
}

beforeAll(async () => {
  if (hosted) return
  const env = { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from }
  sms = await startSms({ port: 0, env })
})

afterAll(() => sms?.close())

describe("sms", () => {
  test("is queued with an id", async () => {
    const message = await client().messages.create({ to: "+447700900123", from, body: "On our way" })
    expect(message.sid).toMatch(/^SM/)
    expect(message).toMatchObject({ to: "+447700900123", body: "On our way", status: "queued" })
  })

  test("without a recipient is refused with Twilio's code", async () => {
    await expect(client().messages.create({ to: "", from, body: "Hello" })).rejects.toMatchObject({
      status: 400,
    })
  })

  test("with a wrong token is refused", async () => {
    await expect(
      client("wrong").messages.create({ to: "+447700900123", from, body: "Hello" }),
    ).rejects.toMatchObject({ status: 401 })
  })

  test.skipIf(hosted)("is listed and shown in the inspector", async () => {
    const messages = await client().messages.list({ to: "+447700900123" })
    expect(messages[0]?.body).toBe("On our way")
    const page = await fetch(`${sms?.url}/`)
    expect(await page.text()).toContain("On our way")
  })
})
