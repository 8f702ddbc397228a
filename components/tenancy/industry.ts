/** Industry presets, as people choose between them. */
export const industries = [
  { value: "laundry", label: "Laundry", description: "Pick-up, cleaning and delivery" },
  { value: "salon", label: "Salon", description: "Appointments with stylists and classes" },
  { value: "agency", label: "Agency", description: "Projects, meetings and retainers" },
  { value: "wedding", label: "Wedding", description: "Couples, events and contracts" },
  { value: "general", label: "Something else", description: "Any other service" },
] as const

/** The industry's name on screens. */
export function industryLabel(value: string): string {
  return industries.find((industry) => industry.value === value)?.label ?? value
}
