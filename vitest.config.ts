import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)),
  "server-only": fileURLToPath(new URL("./tests/server-only.ts", import.meta.url)),
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,components,worker,local,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["local/contracts/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/**/*.test.ts"],
          globalSetup: "tests/database/setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "local",
          include: ["local/contracts/**/*.test.ts"],
          globalSetup: "local/contracts/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
