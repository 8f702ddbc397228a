import type { ReactNode } from "react"

/** One place of the shell's navigation. */
export type NavigationItem = { href: string; label: string; icon: ReactNode; count?: number; exact?: boolean }

/** Places that belong together, under a heading where it helps. */
export type NavigationSection = { label?: string; items: readonly NavigationItem[] }

/** The item whose address is the longest beginning of the path: the place one is in. */
export function activeHref(sections: readonly NavigationSection[], pathname: string): string | undefined {
  return sections
    .flatMap((section) => section.items)
    .filter(({ href, exact }) => pathname === href || (!exact && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]?.href
}
