import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto"
import { jwtVerify, SignJWT } from "jose"
import { z } from "zod"
import { type LocalKeys, publicKeySet } from "../environment.ts"
import { tokenLifetime } from "./context.ts"
import { AuthError } from "./errors.ts"

const claimsSchema = z.looseObject({
  sub: z.string().optional(),
  role: z.string(),
  session_id: z.string().optional(),
})

/** What a verified token says. */
export type Claims = z.infer<typeof claimsSchema>

/** Signs and verifies the cloud's tokens: ES256 outside, HS256 between the gateway and lite. */
export class Tokens {
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  readonly #innerKey: KeyObject
  readonly #keyId: string

  constructor(keys: LocalKeys) {
    const jwk: JsonWebKey = keys.signingKey
    this.#privateKey = createPrivateKey({ key: jwk, format: "jwk" })
    this.#publicKey = createPublicKey({ key: publicKeySet(keys).keys[0] ?? jwk, format: "jwk" })
    this.#innerKey = createSecretKey(keys.innerSecret, "utf8")
    this.#keyId = keys.keyId
  }

  /** An access token for clients. */
  sign(claims: Record<string, unknown>): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", typ: "JWT", kid: this.#keyId })
      .setIssuedAt()
      .setExpirationTime(`${tokenLifetime}s`)
      .sign(this.#privateKey)
  }

  /** The claims of a client's token, or a 401. */
  async verify(token: string): Promise<Claims> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, { algorithms: ["ES256"] })
      return claimsSchema.parse(payload)
    } catch {
      throw new AuthError(403, "bad_jwt", "invalid JWT: unable to parse or verify signature")
    }
  }

  /** The same claims in the form that lite accepts. */
  toInner(claims: Claims): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(this.#innerKey)
  }

  /** What lite put into a token that it just made. */
  async readInner(token: string): Promise<Claims> {
    const { payload } = await jwtVerify(token, this.#innerKey, { algorithms: ["HS256"] })
    return claimsSchema.parse(payload)
  }
}
