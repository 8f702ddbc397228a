import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min"

/** What a column of a file can be. */
export const importFields = [
  "full_name",
  "first_name",
  "last_name",
  "email",
  "phone",
  "company_name",
  "tags",
  "marketing_consent",
] as const
export type ImportField = (typeof importFields)[number]

/** Which column of the file each field is read from. */
export type Mapping = Partial<Record<ImportField, number>>

/** A line as it is sent to be taken in. */
export interface ImportRow {
  line: number
  fields: {
    full_name: string
    email: string
    phone: string
    company_name: string
    tags: string[]
    marketing_consent: boolean
  }
}

/** Headings each field goes by, without case, blanks and punctuation; the more telling first. */
const known: Record<ImportField, readonly string[]> = {
  full_name: [
    "fullname",
    "name",
    "customername",
    "clientname",
    "customer",
    "client",
    "contact",
    "contactname",
  ],
  first_name: ["firstname", "forename", "givenname", "first"],
  last_name: ["lastname", "surname", "familyname", "last"],
  email: ["email", "emailaddress", "mail", "customeremail"],
  phone: [
    "phone",
    "mobile",
    "mobilephone",
    "mobilenumber",
    "phonenumber",
    "telephone",
    "tel",
    "cell",
    "cellphone",
  ],
  company_name: ["company", "companyname", "business", "organisation", "organization"],
  tags: ["tags", "tag", "labels", "label", "groups", "group", "segment"],
  marketing_consent: [
    "marketingconsent",
    "consent",
    "optin",
    "newsletter",
    "marketing",
    "subscribed",
    "acceptsmarketing",
  ],
}

/** Guesses which column is which by its heading; each column serves one field. */
export function guessMapping(headings: readonly string[]): Mapping {
  const plain = headings.map((heading) => heading.toLowerCase().replaceAll(/[^a-z]/g, ""))
  const mapping: Mapping = {}
  const used = new Set<number>()
  for (const field of importFields) {
    for (const name of known[field]) {
      const column = plain.findIndex((heading, index) => heading === name && !used.has(index))
      if (column === -1) continue
      mapping[field] = column
      used.add(column)
      break
    }
  }
  if (mapping.full_name !== undefined && mapping.first_name !== undefined && mapping.last_name !== undefined)
    delete mapping.full_name
  return mapping
}

/** The country numbers without a country code are read for: that of the organization's locale. */
export function countryOf(locale: string): CountryCode | undefined {
  const region = new Intl.Locale(locale).maximize().region
  return region && isSupportedCountry(region) ? region : undefined
}

/** A phone number as it is stored ("+447700900123"), or as it was written where it can't be read. */
function readPhone(text: string, country: CountryCode | undefined): string {
  const number = parsePhoneNumberFromString(text.replace(/^'/, ""), country)
  return number?.isPossible() ? number.number : text
}

const yes = /^(1|y|yes|true|t|x|ja|oui|si|sí|subscribed|opted[ -]?in)$/i

/** One line of the file as it will be taken in. An apostrophe that defused a formula is taken off again. */
export function readRow(
  cells: readonly string[],
  line: number,
  mapping: Mapping,
  country: CountryCode | undefined,
): ImportRow {
  const cell = (field: ImportField) => {
    const column = mapping[field]
    return (column === undefined ? "" : (cells[column] ?? "")).trim().replace(/^'(?=[=+\-@])/, "")
  }
  const phone = cell("phone")
  return {
    line,
    fields: {
      full_name: cell("full_name") || [cell("first_name"), cell("last_name")].filter(Boolean).join(" "),
      email: cell("email").toLowerCase(),
      phone: phone && readPhone(phone, country),
      company_name: cell("company_name"),
      tags: [
        ...new Set(
          cell("tags")
            .split(/[,;|]/)
            .map((tag) => tag.trim())
            .filter(Boolean),
        ),
      ],
      marketing_consent: yes.test(cell("marketing_consent")),
    },
  }
}

/** What is wrong with a line, in sentences; the database says the same when it refuses it. */
export function faultsOf({ fields }: ImportRow): string[] {
  return [
    !fields.full_name && !fields.company_name ? "There is no name in this line." : null,
    fields.full_name.length > 120 || fields.company_name.length > 120
      ? "The name is too long: 120 characters at most."
      : null,
    fields.email && !/^[^@\s]+@[^@\s]+$/.test(fields.email) ? "This is not an e-mail address." : null,
    fields.phone && !/^\+[1-9][0-9]{6,14}$/.test(fields.phone)
      ? "The phone number needs its country code, such as +44 20 7946 0958."
      : null,
  ].filter((fault) => fault !== null)
}
