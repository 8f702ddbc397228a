import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Section,
  Text,
} from "@react-email/components"
import type { ReactNode } from "react"

const sans = "Inter, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"

type LayoutProps = {
  preview: string
  title: string
  organization: {
    name: string
    brand_color?: string | null
    contact_email?: string | null
    phone?: string | null
  }
  action?: { label: string; url: string }
  children: ReactNode
}

/** The frame of every mail: the business, one heading, what happened, one thing to do. */
export function Layout({ preview, title, organization, action, children }: LayoutProps) {
  const contact = [organization.contact_email, organization.phone].filter(Boolean).join(" · ")
  return (
    <Html lang="en-GB">
      <Head />
      <Preview>{preview}</Preview>
      <Body
        style={{
          backgroundColor: "#f5f6f8",
          fontFamily: sans,
          color: "#16181d",
          margin: 0,
          padding: "24px 0",
        }}
      >
        <Container
          style={{ backgroundColor: "#ffffff", borderRadius: 12, maxWidth: 520, padding: "32px 32px 24px" }}
        >
          <Text style={{ fontWeight: 600, margin: 0 }}>{organization.name}</Text>
          <Heading
            as="h1"
            style={{ fontSize: 24, lineHeight: "30px", fontWeight: 600, margin: "20px 0 12px" }}
          >
            {title}
          </Heading>
          {children}
          {action ? (
            <Section style={{ margin: "24px 0 8px" }}>
              <Button
                href={action.url}
                style={{
                  backgroundColor: "#16181d",
                  color: "#ffffff",
                  borderRadius: 8,
                  padding: "12px 20px",
                  fontWeight: 600,
                }}
              >
                {action.label}
              </Button>
            </Section>
          ) : null}
          <Hr style={{ borderColor: "#e3e5ea", margin: "28px 0 16px" }} />
          <Text style={{ color: "#5c6270", fontSize: 13, margin: 0 }}>
            {contact ? `Questions? ${contact}` : `Sent for ${organization.name} by Tenantry.`}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

/** A paragraph of a mail. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ fontSize: 16, lineHeight: "24px", margin: "0 0 12px" }}>{children}</Text>
}
