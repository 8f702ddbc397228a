import { measureAudit } from "./audit.ts"
import { measureAvailability } from "./availability.ts"
import { measurePlaceBooking, measureSlotRace } from "./booking.ts"
import { type Finding, openBench, type Scale, scales } from "./database.ts"
import { measureRowLevelSecurity } from "./row-level-security.ts"
import { measureWeight } from "./weight.ts"

const option = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const asked = option("scale") ?? "small"
const weighed = option("weigh")
const isScale = (name: string): name is Scale => Object.hasOwn(scales, name)
if (!isScale(asked)) {
  console.error(`There is no scale "${asked}". Choose ${Object.keys(scales).join(", ")}.`)
  process.exit(1)
}

function report(finding: Finding): void {
  console.log(
    `${finding.met ? "met   " : "MISSED"}  ${finding.ratio.toFixed(2).padStart(6)}  (${finding.limit})  ${finding.promise}`,
  )
}

// The weight of pages is measured against a running production build, and needs no data of its own.
if (weighed) {
  for (const finding of await measureWeight(weighed)) report(finding)
  process.exit(0)
}

const measures = [
  measureRowLevelSecurity,
  measureAudit,
  measureAvailability,
  measureSlotRace,
  measurePlaceBooking,
]
const bench = await openBench(asked)
const findings: Finding[] = []
try {
  for (const measure of measures) {
    for (const finding of await measure(bench)) {
      findings.push(finding)
      report(finding)
    }
  }
} finally {
  await bench.close()
}
console.log(
  `\n${findings.filter(({ met }) => met).length} of ${findings.length} promises met at scale ${asked}.`,
)
