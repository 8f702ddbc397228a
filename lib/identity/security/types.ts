/** A device somebody is signed in on. */
export interface Device {
  id: string
  name: string
  ip: string | null
  lastSeenAt: string
  isCurrent: boolean
}

/** Something that happened to a person's way in. */
export interface SecurityEvent {
  id: number
  title: string
  isFault: boolean
  ip: string | null
  at: string
}

/** What an authenticator app needs, as a picture and to type. */
export interface Enrolment {
  factorId: string
  secret: string
  /** A data address of the QR code. */
  picture: string
}
