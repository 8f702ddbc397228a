import { type ClassValue, clsx } from "clsx"
import { extendTailwindMerge } from "tailwind-merge"

const merge = extendTailwindMerge({
  extend: {
    theme: { spacing: ["control", "control-small", "row", "card"], shadow: ["float", "sheet"] },
  },
})

/** Joins class names; of two utilities that set the same thing the later wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values))
}
