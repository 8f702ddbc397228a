interface PolicyOptions {
  nonce: string
  supabaseUrl: string
  stripeUrl?: string | undefined
  secure: boolean
  development: boolean
}

/** What a page may load: only our own code, marked with this answer's nonce. */
export function contentSecurityPolicy({
  nonce,
  supabaseUrl,
  stripeUrl,
  secure,
  development,
}: PolicyOptions): string {
  const api = new URL(supabaseUrl).origin
  const pay = stripeUrl ? new URL(stripeUrl).origin : "https://checkout.stripe.com"
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Headless components and charts set style attributes and elements; styles run nothing.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${api}`,
    "font-src 'self'",
    `connect-src 'self' ${api}${development ? " ws:" : ""}`,
    `form-action 'self' ${pay}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "worker-src 'self'",
    "manifest-src 'self'",
  ]
  if (secure) directives.push("upgrade-insecure-requests")
  return directives.join("; ")
}

/** Headers for every answer, files and errors included. */
export function staticSecurityHeaders(secure: boolean): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(secure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  }
}
