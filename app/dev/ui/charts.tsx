import { BarChart } from "@/components/ui/bar-chart"
import { LineChart } from "@/components/ui/line-chart"
import { SectionCard } from "@/components/ui/section-card"
import { byService, revenue } from "./data"

/** Numbers as pictures, each with its table for screen readers. */
export function ChartSpecimens() {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <SectionCard title="Takings by day">
        <LineChart label="Takings by day" valueLabel="taken" data={revenue} format="money" currency="GBP" />
      </SectionCard>
      <SectionCard title="Bookings by service">
        <BarChart label="Bookings by service" valueLabel="bookings" data={byService} />
      </SectionCard>
    </div>
  )
}
