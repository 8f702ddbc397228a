/** What may import what, and why. The same rules as docs/architecture.md, held by `npm run lint:architecture`. */
const layers = [
  ["identity", "access", "tenancy", "audit"],
  ["people", "catalog", "crm", "forms", "integrations"],
  ["messaging", "booking", "payments", "billing"],
  ["delivery", "inventory", "loyalty", "marketing"],
  ["journeys", "automation", "bots", "commissions"],
  ["analytics", "experiments", "support", "developer", "platform"],
]

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `layer-${index + 1}-looks-down`,
  comment: "Imports go downward; upward a module announces an event and the higher one listens.",
  severity: "error",
  from: { path: `^lib/(${layer.join("|")})/`, pathNot: "\\.test\\.tsx?$" },
  to: {
    path: `^lib/(${layers
      .slice(index + 1)
      .flat()
      .join("|")})/`,
  },
}))

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment:
        "Two files that need each other are one file, or a third is missing. At Stripe a price makes its product and a product its price.",
      severity: "error",
      from: { pathNot: "^local/stripe/resources/(prices|products)\\.ts$" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "core-stands-alone",
      comment: "Core is what all modules stand on; it can't stand on one of them.",
      severity: "error",
      from: { path: "^lib/core/" },
      to: { path: "^(lib/(?!core/)|components/|app/|worker/|local/)" },
    },
    {
      name: "lib-draws-nothing",
      comment: "Rules, queries and actions don't know screens. Mails are templates inside messaging.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(components|app)/" },
    },
    {
      name: "modules-by-the-front-door",
      comment:
        "Of another module only queries, mutations, schema, types, policy, rules and events may be used: the rest is its own affair.",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: "\\.test\\.tsx?$" },
      to: {
        path: "^lib/(?!core/)[^/]+/",
        pathNot: ["^lib/$1/", "/(queries|mutations|schema|types|policy|rules|events)\\.tsx?$"],
      },
    },
    ...upward,
    {
      name: "design-system-knows-no-domain",
      comment: "A component that knows what a booking is belongs in components/<module>.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib/(?!core/format)|app/|components/(?!ui/))" },
    },
    {
      name: "components-never-query",
      comment: "Components get plain data; pages ask for it through loaders.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^lib/.*/(loaders|queries|mutations|jobs)\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-imports-app",
      comment: "Routes are the top: they import anything and are imported by nothing.",
      severity: "error",
      from: { path: "^(lib|components|worker|local)/" },
      to: { path: "^app/" },
    },
    {
      name: "application-knows-no-stand-in",
      comment: "Environment variables alone choose between the local cloud and hosted services.",
      severity: "error",
      from: { path: "^(app|components|lib|worker)/|^middleware\\.ts$" },
      to: { path: "^local/" },
    },
    {
      name: "service-key-by-name",
      comment: "The client that row-level security does not bind is for webhooks, jobs and those named here.",
      severity: "error",
      from: {
        path: "^(app|lib|components|worker)/",
        pathNot: [
          "^lib/core/(supabase-service|system|rate-limit|action|health)\\.ts$",
          "/jobs\\.ts$",
          "^app/api/(webhooks|health)/",
          "^worker/",
        ],
      },
      to: { path: "^lib/core/supabase-service\\.ts$" },
    },
    {
      name: "api-uses-no-loaders",
      comment: "Loaders redirect to pages; a program wants a status.",
      severity: "error",
      from: { path: "^app/api/" },
      to: { path: "^lib/.*/loaders\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(node_modules|\\.next[^/]*|\\.local|\\.test)/" },
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
