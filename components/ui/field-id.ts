/** The element id of a form's field; the error summary and the field agree on it here. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`
}
