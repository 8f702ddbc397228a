"use client"

export { SectionError as default } from "@/components/dashboard/section-error"
