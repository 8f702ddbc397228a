import { createHash } from "node:crypto"
import { cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join, normalize, sep } from "node:path"
import { buffer } from "node:stream/consumers"
import type { App } from "@supabase/lite"
import { z } from "zod"

type Adapter = NonNullable<App["_storageAdapter"]>
type Metadata = Awaited<ReturnType<Adapter["headObject"]>>

const headSchema = z.object({ mimetype: z.string(), cacheControl: z.string() })

/** Keeps stored objects as files, with their type beside them. */
export class FileStorage implements Adapter {
  readonly driver: string

  constructor(readonly directory: string) {
    this.driver = directory
  }

  async getObject(bucket: string, key: string): ReturnType<Adapter["getObject"]> {
    const body = await readFile(this.#path(bucket, key))
    return { body, httpStatusCode: 200, metadata: await this.headObject(bucket, key) }
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: Parameters<Adapter["uploadObject"]>[3],
    contentType: string,
    cacheControl: string,
  ): Promise<Metadata> {
    const path = this.#path(bucket, key)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body instanceof Uint8Array ? body : await buffer(body))
    await writeFile(`${path}.head`, JSON.stringify({ mimetype: contentType, cacheControl }))
    return this.headObject(bucket, key)
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const path = this.#path(bucket, key)
    await Promise.all([rm(path, { force: true }), rm(`${path}.head`, { force: true })])
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.deleteObject(bucket, key)))
  }

  async copyObject(
    fromBucket: string,
    from: string,
    _version: string | undefined,
    toBucket: string,
    to: string,
  ): ReturnType<Adapter["copyObject"]> {
    const [source, target] = [this.#path(fromBucket, from), this.#path(toBucket, to)]
    await mkdir(dirname(target), { recursive: true })
    await cp(source, target)
    await cp(`${source}.head`, `${target}.head`)
    const { eTag, lastModified } = await this.headObject(toBucket, to)
    return { httpStatusCode: 200, eTag, lastModified }
  }

  async headObject(bucket: string, key: string): Promise<Metadata> {
    const path = this.#path(bucket, key)
    const { size, mtime } = await stat(path)
    const head = headSchema.parse(JSON.parse(await readFile(`${path}.head`, "utf8")))
    const eTag = `"${createHash("md5").update(`${size}-${mtime.getTime()}`).digest("hex")}"`
    return { ...head, size, contentLength: size, eTag, lastModified: mtime, httpStatusCode: 200 }
  }

  async privateAssetUrl(bucket: string, key: string): Promise<string> {
    return `file://${this.#path(bucket, key)}`
  }

  #path(bucket: string, key: string): string {
    // A file and a folder may bear the same name among objects, but not on disk.
    const path = normalize(
      join(this.directory, bucket, ...key.split("/").map((part) => `${encodeURIComponent(part)}_`)),
    )
    if (!path.startsWith(normalize(this.directory) + sep))
      throw new Error("The path leaves the storage directory.")
    return path
  }
}
