import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer"
import { createElement as element } from "react"
import type { Invoice } from "../billing-types.ts"
import { day, money } from "./html.ts"

const styles = StyleSheet.create({
  page: { padding: 48, fontSize: 10, fontFamily: "Helvetica", color: "#16181d" },
  title: { fontSize: 22, marginBottom: 16 },
  row: { flexDirection: "row", justifyContent: "space-between", paddingVertical: 5 },
  line: { borderBottomWidth: 0.5, borderBottomColor: "#c9cdd5" },
  total: { fontSize: 13, marginTop: 8 },
  quiet: { color: "#5b6270", marginBottom: 3 },
})

function row(key: string, left: string, right: string, style: "line" | "total") {
  const content = [element(Text, { key: "left" }, left), element(Text, { key: "right" }, right)]
  return element(View, { key, style: [styles.row, styles[style]] }, content)
}

/** An invoice as a document. */
export function invoicePdf(invoice: Invoice): Promise<Buffer> {
  const quiet = (text: string) => element(Text, { key: text, style: styles.quiet }, text)
  return renderToBuffer(
    element(
      Document,
      { title: `Invoice ${invoice.number}` },
      element(Page, { size: "A4", style: styles.page }, [
        element(Text, { key: "title", style: styles.title }, `Invoice ${invoice.number}`),
        quiet(`From ${invoice.account_name}`),
        quiet(`To ${invoice.customer_name ?? invoice.customer_email ?? invoice.customer}`),
        quiet(day(invoice.effective_at ?? invoice.created)),
        ...invoice.lines.data.map((line) =>
          row(line.id, line.description ?? "", money(line.amount, line.currency), "line"),
        ),
        row("total", "Total", money(invoice.total, invoice.currency), "total"),
        row("paid", "Paid", money(invoice.amount_paid, invoice.currency), "total"),
      ]),
    ),
  )
}
