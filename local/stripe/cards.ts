/** How a card answers when it is charged. */
export type CardOutcome =
  | { kind: "approved" }
  | { kind: "challenge"; always: boolean }
  | { kind: "declined"; code: string; declineCode: string; message: string }

interface TestCard {
  brand: string
  token: string
  outcome: CardOutcome
  /** A card that can be saved, and only fails once money is asked for. */
  attaches?: boolean
}

function declined(declineCode: string, message: string, code = "card_declined"): CardOutcome {
  return { kind: "declined", code, declineCode, message }
}

const generic = "Your card was declined."

/** Stripe's test numbers that we know, by number. */
const cards: Record<string, TestCard> = {
  "4242424242424242": { brand: "visa", token: "pm_card_visa", outcome: { kind: "approved" } },
  "4000056655665556": { brand: "visa", token: "pm_card_visa_debit", outcome: { kind: "approved" } },
  "5555555555554444": { brand: "mastercard", token: "pm_card_mastercard", outcome: { kind: "approved" } },
  "378282246310005": { brand: "amex", token: "pm_card_amex", outcome: { kind: "approved" } },
  "4000008260000000": { brand: "visa", token: "pm_card_gb", outcome: { kind: "approved" } },
  "4000002500003155": {
    brand: "visa",
    token: "pm_card_authenticationRequiredOnSetup",
    outcome: { kind: "challenge", always: false },
  },
  "4000002760003184": {
    brand: "visa",
    token: "pm_card_authenticationRequired",
    outcome: { kind: "challenge", always: true },
  },
  "4000000000000002": {
    brand: "visa",
    token: "pm_card_visa_chargeDeclined",
    outcome: declined("generic_decline", generic),
  },
  "4000000000000341": {
    brand: "visa",
    token: "pm_card_chargeCustomerFail",
    outcome: declined("generic_decline", generic),
    attaches: true,
  },
  "4000000000009995": {
    brand: "visa",
    token: "pm_card_visa_chargeDeclinedInsufficientFunds",
    outcome: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  "4000000000000069": {
    brand: "visa",
    token: "pm_card_chargeDeclinedExpiredCard",
    outcome: declined("expired_card", "Your card has expired.", "expired_card"),
  },
  "4000000000000127": {
    brand: "visa",
    token: "pm_card_chargeDeclinedIncorrectCvc",
    outcome: declined("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc"),
  },
}

/** A test card by its number; other numbers that look like a card are declined. */
export function cardByNumber(number: string): TestCard {
  return (
    cards[number] ?? {
      brand: "unknown",
      token: "",
      outcome: declined("test_mode_live_card", "Use one of the test cards listed on this page."),
    }
  )
}

/** The number behind a test token such as `pm_card_visa`, or null. */
export function numberOfToken(token: string): string | null {
  const alias = token === "pm_card_chargeDeclined" ? "pm_card_visa_chargeDeclined" : token
  return Object.entries(cards).find(([, card]) => card.token === alias)?.[0] ?? null
}

/** Whether a number passes the check digit, as the hosted page demands before it asks any bank. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
