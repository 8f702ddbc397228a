/** The cookie that remembers which theme a visitor chose. */
export const themeCookie = "theme"

export type Theme = "light" | "dark" | "system"

/** Reads a theme from a cookie; anything unknown means "as the system does". */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system"
}
