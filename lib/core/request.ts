import "server-only"
import { headers } from "next/headers"

/** The id that ties together the log lines, audit entries and error message of one request. */
export async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? "none"
}

/** The visitor's address as our own server saw it (middleware sets it; a forged header is dropped there). */
export async function clientIp(): Promise<string | null> {
  return (await headers()).get("x-client-ip")
}

/** What the visitor's browser calls itself, for the list of their devices. */
export async function userAgent(): Promise<string> {
  return (await headers()).get("user-agent") ?? "unknown"
}

/** The path and query being asked for, to come back to after signing in. */
export async function requestPath(): Promise<string> {
  return (await headers()).get("x-request-path") ?? "/"
}

/** Headers by which the database learns who asks from where, and in which organization. */
export async function databaseHeaders(organizationId?: string): Promise<Record<string, string>> {
  const ip = await clientIp()
  return {
    "x-request-id": await requestId(),
    ...(ip ? { "x-client-ip": ip } : {}),
    ...(organizationId ? { "x-organization-id": organizationId } : {}),
  }
}
