import { createClient, isAuthError } from "@supabase/supabase-js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { AppError } from "@/lib/core/errors"
import { sendPasswordReset, sendSignInLink, signInWithPassword } from "@/lib/identity/mutations"
import { type Stage, setStage } from "./faults/stage.ts"

/** Whether an address has an account must not be told by words, and not by the time that an answer takes. */
const samples = 40
let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.sql`
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, created_at, updated_at)
    select gen_random_uuid(), 'authenticated', 'authenticated', 'known-' || n || '@example.test', p.hash, now(), now(), now()
      from generate_series(0, ${samples}) n,
           (select extensions.crypt('plum otter granite', extensions.gen_salt('bf', 10)) as hash) p`
})
afterAll(() => stage.close())

const auth = () => {
  const { NEXT_PUBLIC_SUPABASE_URL: url = "", NEXT_PUBLIC_SUPABASE_ANON_KEY: key = "" } = process.env
  return createClient(url, key, { auth: { persistSession: false } }).auth
}

/** How each is asked, and how many pairs at a time: what takes only time can be asked all at once. */
const ways = {
  "signing in": {
    pairs: 1,
    // The provider itself: what our own action adds is the same wait for both.
    ask: async (email: string) => {
      const { error } = await auth().signInWithPassword({ email, password: "not the password" })
      if (error) throw error
    },
  },
  "asking for a new password": {
    pairs: 20,
    ask: (email: string) => sendPasswordReset(auth(), { email }, "http://localhost/reset-password"),
  },
  "asking for a link": {
    pairs: 20,
    ask: (email: string) => sendSignInLink(auth(), { email }, "http://localhost/auth/home"),
  },
}

interface Answer {
  words: string
  milliseconds: number
}

async function ask(work: () => Promise<void>): Promise<Answer> {
  const begin = performance.now()
  const words = await work().then(() => "yes", inWords)
  return { words, milliseconds: performance.now() - begin }
}

function inWords(error: unknown): string {
  if (error instanceof AppError || isAuthError(error)) return `${error.status} ${error.code} ${error.message}`
  throw error
}

function median(answers: Answer[]): number {
  return answers.map((it) => it.milliseconds).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? 0
}

describe("a known and an unknown address", () => {
  test.for(Object.keys(ways) as (keyof typeof ways)[])(
    "get the same answer in the same time when %s",
    async (way) => {
      const known: Answer[] = []
      const unknown: Answer[] = []
      // Side by side and in turns, so that whatever else the machine does befalls both alike.
      for (let done = 0; done < samples; done += ways[way].pairs) {
        const round = Array.from({ length: ways[way].pairs }, (_, place) => done + place)
        await Promise.all(
          round.flatMap((n) => {
            const pair = [
              () => ask(() => ways[way].ask(`known-${n}@example.test`)).then((answer) => known.push(answer)),
              () =>
                ask(() => ways[way].ask(`other-${n}@example.test`)).then((answer) => unknown.push(answer)),
            ]
            return (n % 2 ? pair : pair.reverse()).map((begin) => begin())
          }),
        )
      }
      expect(new Set([...known, ...unknown].map(({ words }) => words)).size).toBe(1)
      const gap = Math.abs(median(known) - median(unknown))
      expect(
        gap / median(known),
        `${Math.round(median(known))} and ${Math.round(median(unknown))} ms`,
      ).toBeLessThan(0.2)
    },
  )

  test("is refused in the same words by our own sign-in", async () => {
    const refuse = (email: string) =>
      signInWithPassword(auth(), { email, password: "not the password" }, "198.51.100.7").catch(inWords)
    const [known, unknown] = await Promise.all([
      refuse("known-0@example.test"),
      refuse("other-0@example.test"),
    ])
    expect(known).toMatch(/^401 invalid_credentials /)
    expect(unknown).toBe(known)
  })
})
