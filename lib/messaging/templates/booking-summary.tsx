import { Column, Row, Section, Text } from "@react-email/components"
import { formatMoney, formatWhen } from "@/lib/core/format"
import type { BookingMail } from "../schema"

const cell = { fontSize: 15, lineHeight: "22px", margin: 0 }

/** When, with whom, what and how much. */
export function BookingSummary({ data, now }: { data: BookingMail; now: Date }) {
  const { timezone, locale } = data.organization
  const money = (cents: number) => formatMoney(cents, data.currency, { locale })
  return (
    <Section style={{ backgroundColor: "#f5f6f8", borderRadius: 8, padding: "12px 16px", margin: "16px 0" }}>
      <Text style={{ ...cell, fontWeight: 600 }}>{formatWhen(data.starts_at, timezone, now)}</Text>
      {data.staff_name ? <Text style={cell}>with {data.staff_name}</Text> : null}
      {(data.items ?? []).map((item) => (
        <Row key={item.description}>
          <Column>
            <Text style={cell}>
              {item.quantity > 1 ? `${item.quantity} × ${item.description}` : item.description}
            </Text>
          </Column>
          <Column align="right">
            <Text style={cell}>{money(item.total_cents)}</Text>
          </Column>
        </Row>
      ))}
      <Row>
        <Column>
          <Text style={{ ...cell, fontWeight: 600 }}>Total</Text>
        </Column>
        <Column align="right">
          <Text style={{ ...cell, fontWeight: 600 }}>{money(data.total_cents)}</Text>
        </Column>
      </Row>
      <Text style={{ ...cell, color: "#5c6270", fontSize: 13 }}>Booking {data.number}</Text>
    </Section>
  )
}
