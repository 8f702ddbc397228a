import { render } from "@react-email/components"
import type { ReactElement } from "react"
import { headerText, senderOf } from "../rules"
import { bookingMail, invitationMail } from "../schema"
import type { OutgoingMail } from "../types"
import { BookingMessage, bookingWording } from "./booking"
import { calendarFile } from "./calendar"
import { InvitationMessage } from "./invitation"

interface Envelope {
  id: string
  to: string
  template: string
  data: unknown
}

/** Fills a template. Throws where the template is unknown or its data incomplete: that is a fault of ours. */
export async function compose(
  { id, to, template, data }: Envelope,
  { appUrl, mailFrom, now }: { appUrl: string; mailFrom: string; now: Date },
): Promise<OutgoingMail> {
  if (template === "invitation") {
    const facts = invitationMail.parse(data)
    return {
      id,
      to,
      from: senderOf(facts.organization.name, mailFrom),
      replyTo: facts.organization.contact_email ?? null,
      subject: headerText(`${facts.invited_by} invites you to ${facts.organization.name}`),
      attachments: [],
      ...(await bodies(<InvitationMessage data={facts} appUrl={appUrl} />)),
    }
  }
  const facts = bookingMail.parse(data)
  const wording = bookingWording(template, facts, now)
  if (!wording) throw new Error(`There is no mail template "${template}".`)
  const dated = template === "booking_placed" || facts.change === "rescheduled"
  const calendar = dated ? calendarFile(facts, appUrl) : null
  return {
    id,
    to,
    from: senderOf(facts.organization.name, mailFrom),
    replyTo: facts.organization.contact_email ?? null,
    subject: headerText(wording.subject),
    attachments: calendar
      ? [{ filename: "booking.ics", content: calendar, contentType: "text/calendar" }]
      : [],
    ...(await bodies(<BookingMessage wording={wording} data={facts} appUrl={appUrl} now={now} />)),
  }
}

async function bodies(mail: ReactElement): Promise<{ html: string; text: string }> {
  const [html, text] = await Promise.all([render(mail), render(mail, { plainText: true })])
  return { html, text }
}
