import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { expect, test } from "vitest"

/** Rules of the house that no linter knows, held over every file that git tracks. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|tsx)$/.test(file) && existsSync(file) && !file.endsWith("database.types.ts"))
const text = (file: string) => readFileSync(file, "utf8")
const lines = (file: string) => text(file).trimEnd().split("\n").length
const pages = files.filter((file) => /^app\/.*\/page\.tsx$/.test(file) && !file.startsWith("app/dev/"))

test("a page reads the request and composes: short, and never a client component", () => {
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.filter((file) => lines(file) > 80)).toEqual([])
  expect(pages.filter((file) => /^["']use client["']/m.test(text(file)))).toEqual([])
})

test("no file is longer than 400 lines", () => {
  expect(files.filter((file) => lines(file) > 400)).toEqual([])
})

test("a module's files have the names that every module's files have", () => {
  const closed =
    /^(schema|types|policy|rules|queries|mutations|loaders|actions|client|events|jobs)(\.test)?\.ts$/
  const modules = files.filter(
    (file) => /^lib\/(?!core\/)/.test(file) && !/\/(providers|templates)\//.test(file),
  )
  expect(modules.filter((file) => !closed.test(basename(file)))).toEqual([])
})

test("queries name their columns", () => {
  expect(
    files.filter((file) => file.startsWith("lib/") && /\.select\(\s*(["'`]\*|\))/.test(text(file))),
  ).toEqual([])
})

test("nothing calls itself utils, helpers, common, misc or manager, and nothing is a barrel", () => {
  expect(files.filter((file) => /\/(utils|helpers|common|misc|manager)(\.|\/)/.test(file))).toEqual([])
  expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
})

test("no type error is suppressed or cast away", () => {
  const lax = /@ts-(ignore|expect-error|nocheck)|as unknown as/
  expect(files.filter((file) => !file.endsWith("architecture.test.ts") && lax.test(text(file)))).toEqual([])
})

test("tests sleep nowhere", () => {
  const tests = files.filter(
    (file) => /\.(test|spec)\.ts$/.test(file) && !file.endsWith("architecture.test.ts"),
  )
  expect(tests.filter((file) => /waitForTimeout|\.(only|fixme)\(/.test(text(file)))).toEqual([])
})
