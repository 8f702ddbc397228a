"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { useState } from "react"
import { SegmentedControl } from "./segmented-control"
import { parseTheme, type Theme, themeCookie } from "./theme"

const options = [
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden="true" /> },
]

function apply(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it at the next page; Cookie Store is not everywhere
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`
}

/** Light, dark, or as the system does; remembered in a cookie the server reads. */
export function ThemeSwitch({ theme: saved }: { theme: Theme }) {
  const [theme, setTheme] = useState(saved)
  return (
    <SegmentedControl
      label="Theme"
      options={options}
      value={theme}
      onValueChange={(value) => {
        const next = parseTheme(value)
        setTheme(next)
        apply(next)
      }}
    />
  )
}
