import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { anonymous, server, signedIn } from "./clients.ts"

const bucket = "contract"

beforeAll(async () => {
  await server().storage.createBucket(bucket, { public: false, fileSizeLimit: "1MB" })
})

describe("storage", () => {
  test("keeps, shows, replaces, lists, moves, copies and removes files", async () => {
    const { client, user } = await signedIn()
    const files = client.storage.from(bucket)
    const path = `${user.id}/a b.txt`
    expect((await files.upload(path, new Blob(["one"], { type: "text/plain" }))).error).toBeNull()
    expect((await files.upload(path, new Blob(["two"]))).error).not.toBeNull()
    expect(
      (await files.upload(path, Buffer.from("two"), { upsert: true, contentType: "text/plain" })).error,
    ).toBeNull()
    const read = await files.download(path)
    expect(await read.data?.text()).toBe("two")
    expect((await files.list(user.id)).data?.map((file) => file.name)).toEqual(["a b.txt"])
    expect((await files.copy(path, `${user.id}/copy.txt`)).error).toBeNull()
    expect((await files.move(path, `${user.id}/moved.txt`)).error).toBeNull()
    expect((await files.remove([`${user.id}/copy.txt`, `${user.id}/moved.txt`])).data).toHaveLength(2)
    expect((await files.list(user.id)).data).toEqual([])
  })

  test("keeps people out of each other's folders", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()]
    const path = `${mine.user.id}/${randomUUID()}.txt`
    await mine.client.storage.from(bucket).upload(path, new Blob(["secret"]))
    for (const other of [theirs.client, anonymous()]) {
      expect((await other.storage.from(bucket).download(path)).error).not.toBeNull()
      expect(
        (await other.storage.from(bucket).upload(path, new Blob(["x"]), { upsert: true })).error,
      ).not.toBeNull()
      expect((await other.storage.from(bucket).createSignedUrl(path, 60)).error).not.toBeNull()
      expect((await other.storage.from(bucket).remove([path])).data ?? []).toEqual([])
    }
    const headers = { "x-organization-id": mine.user.id }
    const colleague = await signedIn(headers)
    expect((await colleague.client.storage.from(bucket).download(path)).error).toBeNull()
  })

  test("gives nobody more rights on tables than their migrations do", async () => {
    const { client } = await signedIn()
    await client.storage.from(bucket).list()
    expect((await anonymous().from("contract_notes").select("id")).error?.code).toBe("42501")
  })

  test("signs links for reading and uploading", async () => {
    const { client, user } = await signedIn()
    const files = client.storage.from(bucket)
    const path = `${user.id}/signed.txt`
    const ticket = await files.createSignedUploadUrl(path)
    expect(ticket.error).toBeNull()
    const sent = await anonymous()
      .storage.from(bucket)
      .uploadToSignedUrl(path, ticket.data?.token ?? "", new Blob(["by link"]))
    expect(sent.error).toBeNull()
    const link = await files.createSignedUrl(path, 60, { download: "name.txt" })
    const read = await fetch(link.data?.signedUrl ?? "")
    expect(await read.text()).toBe("by link")
    expect(read.headers.get("content-disposition")).toContain("name.txt")
    const many = await files.createSignedUrls([path, `${user.id}/none.txt`], 60)
    expect(many.data?.map((item) => Boolean(item.signedUrl))).toEqual([true, false])
  })
})
