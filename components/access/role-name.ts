const names: Record<string, string> = {
  owner: "Owner",
  admin: "Administrator",
  member: "Member",
  viewer: "Viewer",
  sales: "Sales",
  bot_trainer: "Bot trainer",
  provider: "Provider",
  dispatcher: "Dispatcher",
  driver: "Driver",
  editor: "Editor",
}

/** A role as people call it; roles an organization made itself keep their key, readable. */
export function roleName(key: string): string {
  return names[key] ?? key.replaceAll("_", " ")
}
