/** A mail, ready to go to a provider. */
export interface OutgoingMail {
  /** The queue's id: a provider asked twice with it sends once. */
  id: string
  to: string
  from: string
  replyTo: string | null
  subject: string
  html: string
  text: string
  attachments: { filename: string; content: string; contentType: string }[]
}

/**
 * What became of a mail at the provider. `refused` won't get better by trying again. A mail that went
 * out in a try whose answer was lost has no id that we know.
 */
export type Delivery =
  | { outcome: "sent"; providerId: string | null }
  | { outcome: "refused"; reason: string }
  | { outcome: "unavailable"; reason: string }
