/** A customer's details while they are edited. */
export interface CustomerDraft {
  fullName: string
  email: string
  phone: string
  companyName: string
  marketingConsent: boolean
}

export const emptyCustomer: CustomerDraft = {
  fullName: "",
  email: "",
  phone: "",
  companyName: "",
  marketingConsent: false,
}
