import type { Metadata } from "next"
import { ChangePasswordForm } from "@/components/identity/security/change-password-form"
import { Devices } from "@/components/identity/security/devices"
import { SecondStep } from "@/components/identity/security/second-step"
import { SectionCard } from "@/components/ui/section-card"
import { Timeline } from "@/components/ui/timeline"
import { formatDateTime } from "@/lib/core/format"
import { loadSecurity } from "@/lib/identity/security/loaders"

export const metadata: Metadata = { title: "Security" }

/** A person's ways in: second step, password, devices, and what happened lately. */
export default async function SecurityPage() {
  const { factor, devices, events, timezone } = await loadSecurity()
  return (
    <div className="space-y-6">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">Security</h1>
      <SecondStep isEnabled={factor.isEnabled} codesLeft={factor.codesLeft} />
      <Devices devices={devices} timezone={timezone} />
      <SectionCard title="Password">
        <ChangePasswordForm />
      </SectionCard>
      <SectionCard title="Recent activity" description="If something here wasn’t you, change your password.">
        <Timeline
          items={events.map(({ id, title, ip, at, isFault }) => ({
            key: `${id}`,
            title,
            when: formatDateTime(at, timezone),
            dateTime: at,
            detail: ip ?? undefined,
            tone: isFault ? "caution" : undefined,
          }))}
        />
      </SectionCard>
    </div>
  )
}
