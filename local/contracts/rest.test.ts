import { randomUUID } from "node:crypto"
import { describe, expect, test } from "vitest"
import { anonymous, server, signedIn } from "./clients.ts"

describe("the data API", () => {
  test("keeps each person to their own rows", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()]
    const body = randomUUID()
    const made = await mine.client
      .from("contract_notes")
      .insert({ body, room: "a" })
      .select("id, owner_id")
      .single()
    expect(made.data?.owner_id).toBe(mine.user.id)
    expect((await theirs.client.from("contract_notes").select("id").eq("body", body)).data).toEqual([])
    expect((await server().from("contract_notes").select("id").eq("body", body)).data).toHaveLength(1)
    expect((await anonymous().from("contract_notes").select("id")).error).toMatchObject({ code: "42501" })
  })

  test("embeds related rows and counts", async () => {
    const { client } = await signedIn()
    const note = await client
      .from("contract_notes")
      .insert({ body: randomUUID(), room: "a" })
      .select("id")
      .single()
    await client.from("contract_comments").insert([
      { note_id: note.data?.id, body: "one" },
      { note_id: note.data?.id, body: "two" },
    ])
    const read = await client.from("contract_notes").select("id, contract_comments(body)", { count: "exact" })
    expect(read.count).toBe(1)
    expect(read.data?.[0]?.contract_comments).toHaveLength(2)
  })

  test("hands token and headers to SQL", async () => {
    const { client, user } = await signedIn({ "x-organization-id": "room-7" })
    const { data } = await client.rpc("contract_who")
    expect(data).toEqual({ role: "authenticated", user: user.id, aal: "aal1", room: "room-7" })
    expect((await anonymous().rpc("contract_who")).data).toMatchObject({ role: "anon", user: null })
  })

  test("answers with the status and code that SQL raised", async () => {
    const failed = await anonymous().rpc("contract_fail")
    expect(failed.status).toBe(409)
    expect(failed.error).toMatchObject({
      code: "PT409",
      details: "slot_taken",
      message: "That time is taken.",
    })
    const { client } = await signedIn()
    const body = randomUUID()
    await client.from("contract_notes").insert({ body, room: "a" })
    expect((await client.from("contract_notes").insert({ body, room: "a" })).error?.code).toBe("23505")
  })

  test("refuses a token that it did not sign", async () => {
    const client = anonymous({ authorization: "Bearer not.a.token" })
    expect((await client.from("contract_notes").select("id")).error).not.toBeNull()
  })
})
