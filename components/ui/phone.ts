import {
  AsYouType,
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min"

/** The country code for a two-letter region; Britain for anything unknown. */
export function phoneCountry(region: string | undefined): CountryCode {
  return region && isSupportedCountry(region) ? region : "GB"
}

/** A number in E.164, or null while it can't be one. */
export function parsePhone(text: string, country: CountryCode): string | null {
  const number = parsePhoneNumberFromString(text, country)
  return number?.isPossible() ? number.number : null
}

/** A number as people of the country write it, while it is typed. */
export function formatPhone(text: string, country: CountryCode): string {
  const number = parsePhoneNumberFromString(text, country)
  if (number?.isPossible()) {
    return number.country === country ? number.formatNational() : number.formatInternational()
  }
  return new AsYouType(country).input(text)
}
