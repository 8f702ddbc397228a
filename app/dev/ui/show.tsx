import { Check, CreditCard, Mail } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Breadcrumb } from "@/components/ui/breadcrumb"
import { CopyText } from "@/components/ui/copy-text"
import { DefinitionList } from "@/components/ui/definition-list"
import { Meter } from "@/components/ui/meter"
import { Progress } from "@/components/ui/progress"
import { SectionCard } from "@/components/ui/section-card"
import { Stat } from "@/components/ui/stat"
import { Stepper } from "@/components/ui/stepper"
import { LinkTabs, Tabs } from "@/components/ui/tabs"
import { Timeline } from "@/components/ui/timeline"

const tones = ["neutral", "accent", "positive", "caution", "negative", "info"] as const

const history = [
  {
    key: "1",
    title: "Paid £95.00 by card",
    when: "Today 09:12",
    icon: <CreditCard />,
    tone: "positive" as const,
  },
  { key: "2", title: "Confirmation sent", when: "Today 09:12", icon: <Mail />, detail: "amelia@example.com" },
  { key: "3", title: "Booked on the storefront", when: "Today 09:10", icon: <Check /> },
]

/** What is read. */
export function ShowSpecimens() {
  return (
    <>
      <section aria-label="Figures" className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <Stat
          label="Takings this week"
          value="£3,482"
          change={{ text: "12%", direction: "up", good: true }}
          note="on last week"
          href="/dev/ui"
        />
        <Stat label="Bookings" value="128" change={{ text: "4%", direction: "down", good: false }} />
        <Stat label="No-shows" value="2.1%" change={{ text: "0.8%", direction: "down", good: true }} />
        <Stat label="Free hours today" value="3 h 15" note="of 16 h" />
      </section>
      <div className="grid gap-6 lg:grid-cols-2">
        <SectionCard
          title="Booking 1042"
          actions={
            <Badge tone="positive" dot>
              Confirmed
            </Badge>
          }
        >
          <DefinitionList
            items={[
              { term: "Customer", value: "Amelia Okafor" },
              { term: "When", value: "Today 14:30 – 16:30" },
              { term: "With", value: "Maya Lindqvist" },
              { term: "Reference", value: <CopyText value="bk_01JDQ4W7" /> },
              { term: "Notes", value: null },
            ]}
          />
        </SectionCard>
        <SectionCard title="History">
          <Timeline items={history} />
        </SectionCard>
        <SectionCard title="Where one is">
          <div className="space-y-6">
            <Breadcrumb items={[{ label: "Customers", href: "/dev/ui" }, { label: "Amelia Okafor" }]} />
            <Stepper
              current={1}
              steps={[{ label: "Service", href: "/dev/ui" }, { label: "Time" }, { label: "Details" }]}
            />
            <LinkTabs
              label="Views"
              tabs={[
                { href: "/dev/ui", label: "Overview", active: true },
                { href: "/dev/ui?tab=bookings", label: "Bookings", active: false },
              ]}
            />
            <Tabs
              label="Customer"
              tabs={[
                { value: "notes", label: "Notes", content: "Prefers mornings." },
                { value: "files", label: "Files", content: "Two pictures." },
              ]}
            />
          </div>
        </SectionCard>
        <SectionCard title="Small signs">
          <div className="space-y-5">
            <div className="flex flex-wrap gap-2">
              {tones.map((tone) => (
                <Badge key={tone} tone={tone} dot={tone !== "neutral"}>
                  {tone}
                </Badge>
              ))}
            </div>
            <div className="flex items-center gap-3">
              <Avatar name="Amelia Okafor" size="sm" />
              <Avatar name="Tom Adeyemi" />
              <Avatar name="Glow Studio" shape="square" />
              <Avatar name="Priya" size="lg" />
            </div>
            <Meter
              label="Bookings this month"
              value={870}
              max={1000}
              valueText="870 of 1,000"
              tone="caution"
            />
            <Progress label="Importing customers" value={62} />
          </div>
        </SectionCard>
      </div>
    </>
  )
}
