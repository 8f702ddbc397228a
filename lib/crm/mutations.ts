import type { z } from "zod"
import type { OrganizationContext } from "@/lib/core/context"
import { AppError, unwrap } from "@/lib/core/errors"
import type { createCustomerInput, customerNoteInput, updateCustomerInput } from "./schema"

const taken = {
  message: "Another customer has this e-mail or phone number already.",
  fields: { email: ["Another customer has this e-mail or phone number already."] },
}

function explain(error: unknown): never {
  if (error instanceof AppError && error.code === "duplicate") throw new AppError("duplicate", taken)
  throw error
}

/** Changes a customer's details. */
export async function updateCustomer(
  { db, organization }: OrganizationContext,
  input: z.infer<typeof updateCustomerInput>,
): Promise<void> {
  const answer = await db
    .from("customers")
    .update({
      full_name: input.fullName,
      email: input.email,
      phone: input.phone,
      company_name: input.companyName,
      lifecycle: input.lifecycle,
      marketing_consent: input.marketingConsent,
      marketing_source: "dashboard",
    })
    .eq("organization_id", organization.id)
    .eq("id", input.customerId)
    .select("id")
  try {
    if (unwrap(answer).length === 0) throw new AppError("not_found")
  } catch (error) {
    explain(error)
  }
}

/** Adds a customer. */
export async function createCustomer(
  { db, organization }: OrganizationContext,
  input: z.infer<typeof createCustomerInput>,
): Promise<{ id: string }> {
  const answer = await db
    .from("customers")
    .insert({
      organization_id: organization.id,
      full_name: input.fullName,
      email: input.email,
      phone: input.phone,
      company_name: input.companyName,
      marketing_consent: input.marketingConsent,
      marketing_source: input.marketingConsent ? "dashboard" : null,
      source: "dashboard",
    })
    .select("id")
    .single()
  try {
    return unwrap(answer)
  } catch (error) {
    return explain(error)
  }
}

/** Writes down something about a customer. */
export async function addCustomerNote(
  { db, organization }: OrganizationContext,
  { customerId, body }: z.infer<typeof customerNoteInput>,
): Promise<void> {
  unwrap(
    await db
      .from("customer_notes")
      .insert({ organization_id: organization.id, customer_id: customerId, body })
      .select("id"),
  )
}
