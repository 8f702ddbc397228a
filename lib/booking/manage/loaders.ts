import "server-only"
import { notFound } from "next/navigation"
import { cache } from "react"
import { requireOrganization } from "@/lib/core/session"
import { listMemberNames } from "@/lib/tenancy/queries"
import {
  bookingsPerPage,
  findBooking,
  getCallingOffCosts,
  listBookableServices,
  listBookableStaff,
  listBookings,
  listDayAppointments,
  listStaffOf,
  listTransitions,
  sortOf,
} from "./queries"
import type { BookingFilter } from "./schema"

/** A page of the bookings list. */
export async function loadBookings(slug: string, filter: BookingFilter) {
  const context = await requireOrganization(slug, "bookings.read")
  return {
    ...(await listBookings(context, filter, new Date())),
    page: filter.page,
    perPage: bookingsPerPage,
    sort: sortOf(filter),
    organization: context.organization,
    mayUpdate: context.permissions.has("bookings.update"),
  }
}

/** Staff for the list's filter; empty for who may not see staff. */
export async function loadStaffChoice(slug: string) {
  const context = await requireOrganization(slug, "bookings.read")
  return {
    staff: context.permissions.has("staff.read") ? await listBookableStaff(context) : [],
    mayCreate: context.permissions.has("bookings.create"),
    mayExport: context.permissions.has("bookings.export"),
  }
}

/** One booking with what may be done to it. */
export const loadBooking = cache(async (slug: string, id: string) => {
  const context = await requireOrganization(slug, "bookings.read")
  const booking = (await findBooking(context, id)) ?? notFound()
  const serviceId = booking.appointments.find((one) => one.service)?.service?.id
  const [transitions, names, staff, costs] = await Promise.all([
    listTransitions(context, booking.kind),
    listMemberNames(context),
    serviceId && context.permissions.has("staff.read") ? listStaffOf(context, serviceId) : [],
    getCallingOffCosts(context, id),
  ])
  return {
    booking,
    costs,
    staff,
    transitions,
    names,
    organization: context.organization,
    permissions: context.permissions,
  }
})

/** The day's appointments and whose they are. */
export async function loadDay(slug: string, day: string) {
  const context = await requireOrganization(slug, "organization.read")
  const may = context.permissions
  const [appointments, staff] = await Promise.all([
    may.has("appointments.read") ? listDayAppointments(context, day) : [],
    may.has("staff.read") ? listBookableStaff(context) : [],
  ])
  return { appointments, staff, organization: context.organization }
}

/** What the form for a walk-in offers. */
export async function loadWalkIn(slug: string) {
  const context = await requireOrganization(slug, "bookings.create")
  const [services, staff] = await Promise.all([listBookableServices(context), listBookableStaff(context)])
  return { services, staff, organization: context.organization }
}
