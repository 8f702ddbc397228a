import type { ActionError } from "./action"

interface Answer {
  serverError?: ActionError
  validationErrors?: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> }
}

/** What an action's answer says went wrong, refused input and refusals alike; null if it worked. */
export function actionError(answer: Answer | undefined): ActionError | null {
  if (!answer) return null
  if (answer.serverError) return answer.serverError
  if (!answer.validationErrors) return null
  const { formErrors, fieldErrors } = answer.validationErrors
  const fields = Object.fromEntries(
    Object.entries(fieldErrors).flatMap(([name, messages]) => (messages ? [[name, messages]] : [])),
  )
  return {
    code: "invalid_request",
    message: formErrors[0] ?? "Some fields need another look.",
    hint: null,
    fields,
    requestId: "",
  }
}
