import { LinkTabs } from "@/components/ui/tabs"

/** The parts of the team's place: who is there, who was, and when nobody is. */
export function TeamTabs({ slug, shown }: { slug: string; shown: "team" | "former" | "closed" }) {
  const path = `/dashboard/${slug}/team`
  return (
    <LinkTabs
      label="Team"
      className="mb-4"
      tabs={[
        { href: path, label: "On the team", active: shown === "team" },
        { href: `${path}?show=former`, label: "Former", active: shown === "former" },
        { href: `${path}/closed`, label: "Closed days", active: shown === "closed" },
      ]}
    />
  )
}
