import type { MemberType, TimeOffKind } from "@/lib/people/schema"

export const memberTypeWords: Record<MemberType, string> = {
  provider: "Sees customers",
  driver: "Drives",
  sales: "Sells",
  support: "Answers customers",
  operations: "Runs the place",
}

export const timeOffWords: Record<TimeOffKind, string> = {
  holiday: "Holiday",
  sick: "Sick",
  training: "Training",
  break: "Break",
  other: "Other",
}

export const weekdayWords = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const

/** The name of an ISO weekday. */
export function weekdayName(weekday: number): string {
  return weekdayWords[weekday - 1] ?? ""
}
