import { serviceClient } from "./supabase-service"

/** Whether the data API and the database behind it answer within two seconds. */
export async function serviceIsUp(): Promise<boolean> {
  const { error } = await serviceClient()
    .from("plans")
    .select("key")
    .limit(1)
    .abortSignal(AbortSignal.timeout(2000))
  return !error
}
