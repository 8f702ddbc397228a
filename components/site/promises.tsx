import { CalendarCheck, CreditCard, LayoutDashboard, ShieldCheck } from "lucide-react"

const promises = [
  {
    icon: CalendarCheck,
    title: "Never booked twice",
    text: "Free times are honest: hours, time off, buffers and other bookings count, and of two people who press at once one gets the time and the other the nearest.",
  },
  {
    icon: CreditCard,
    title: "Paid as you like",
    text: "By card when booking, a deposit, or later on the spot. Refunds are two presses.",
  },
  {
    icon: LayoutDashboard,
    title: "The day at a glance",
    text: "Who comes when and to whom, what is unpaid, what needs an answer. With the keyboard, if you wish.",
  },
  {
    icon: ShieldCheck,
    title: "Yours alone",
    text: "Every business is sealed off from every other by the database itself, and our staff see nothing of it without your knowing.",
  },
]

/** Why one would want it. */
export function Promises() {
  return (
    <section aria-labelledby="promises">
      <h2 id="promises" className="text-2xl font-semibold tracking-tight">
        What you can rely on
      </h2>
      <ul className="mt-8 grid gap-x-10 gap-y-10 sm:grid-cols-2">
        {promises.map(({ icon: Icon, title, text }) => (
          <li key={title}>
            <Icon aria-hidden="true" className="size-6 text-accent-text" />
            <h3 className="mt-3 text-lg font-semibold">{title}</h3>
            <p className="mt-1 text-pretty text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
