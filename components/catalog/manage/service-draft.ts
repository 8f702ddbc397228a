import type { ServiceValues } from "@/lib/catalog/manage/schema"

/** What each part of the editor gets: the values so far, how to change them, and what is wrong with a field. */
export interface ServicePart {
  draft: ServiceValues
  set: (change: Partial<ServiceValues>) => void
  fault: (field: string) => string | undefined
}

/** An emptied number is sent as none, so that the schema says what is missing. */
export const orNothing = (value: number | null): number => value ?? Number.NaN
