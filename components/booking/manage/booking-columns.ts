/** What the bookings list can show besides the customer, who is always there. */
export const bookingColumns = [
  { key: "start", header: "When" },
  { key: "what", header: "What" },
  { key: "staff", header: "Staff" },
  { key: "status", header: "Status" },
  { key: "payment", header: "Payment" },
  { key: "total", header: "Total" },
  { key: "created", header: "Placed" },
] as const

export const bookingColumnKeys = bookingColumns.map(({ key }) => key)
export const usualBookingColumns = ["start", "what", "staff", "status", "payment", "total"]
