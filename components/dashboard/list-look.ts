/** How somebody likes a list: how close its rows stand, and which columns it shows. */
export interface ListLook {
  density: "comfortable" | "compact"
  columns: string[]
}

/** The cookie that remembers the look of a list; the server draws the list by it. */
export const lookCookie = (list: string) => `list-${list}`

/** Reads a look from its cookie; columns that don't exist are left out, and without one the usual ones stand. */
export function parseLook(
  value: string | undefined,
  known: readonly string[],
  usual: readonly string[],
): ListLook {
  const [density, columns] = (value ?? "").split("~")
  return {
    density: density === "compact" ? "compact" : "comfortable",
    columns:
      columns === undefined ? [...usual] : known.filter((column) => columns.split(".").includes(column)),
  }
}

/** The look as its cookie holds it. */
export function writeLook({ density, columns }: ListLook): string {
  return `${density}~${columns.join(".")}`
}
