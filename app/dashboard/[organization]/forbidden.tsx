export { Refused as default } from "@/components/dashboard/refused"
