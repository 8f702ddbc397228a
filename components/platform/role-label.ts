const labels: Record<string, string> = {
  super_admin: "Super-admin",
  support: "Support",
  billing_admin: "Billing admin",
}

/** A platform role as people call it. */
export function platformRoleLabel(role: string): string {
  return labels[role] ?? role
}
