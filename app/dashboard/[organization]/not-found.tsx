export { Missing as default } from "@/components/dashboard/missing"
