import type { InvitationMail } from "../schema"
import { Layout, Paragraph } from "./layout"

/** Asks someone to join an organization. */
export function InvitationMessage({ data, appUrl }: { data: InvitationMail; appUrl: string }) {
  return (
    <Layout
      preview={`${data.invited_by} invites you to ${data.organization.name}`}
      title={`Join ${data.organization.name}`}
      organization={data.organization}
      action={{ label: "Accept the invitation", url: new URL(data.path, appUrl).toString() }}
    >
      <Paragraph>
        {data.invited_by} invites you to work with {data.organization.name} on Tenantry as {data.role}.
      </Paragraph>
      <Paragraph>
        The link works once and for seven days. If you don't know the sender, ignore this mail.
      </Paragraph>
    </Layout>
  )
}
