import type { NextConfig } from "next"
import { staticSecurityHeaders } from "./lib/core/security-headers"

const secure = process.env.APP_URL?.startsWith("https:") ?? false

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typescript: { ignoreBuildErrors: true },
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "1mb" } },
  serverExternalPackages: ["pino"],
  headers: async () => [
    {
      source: "/:path*",
      headers: Object.entries(staticSecurityHeaders(secure)).map(([key, value]) => ({ key, value })),
    },
  ],
}

export default config
