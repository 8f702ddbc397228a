export const demoPassword = "Tenantry-demo-2026"

/** Whom one can sign in as in the demo. */
export const demoSignIns = [
  { email: "owner@spotless.demo", does: "owns the laundry" },
  { email: "owner@glow.demo", does: "owns the salon" },
  { email: "owner@northwind.demo", does: "owns the agency" },
  { email: "owner@evermore.demo", does: "plans weddings" },
  { email: "viewer@glow.demo", does: "may only look" },
  { email: "customer@tenantry.demo", does: "books as a customer" },
  { email: "super@tenantry.demo", does: "runs the platform" },
] as const
