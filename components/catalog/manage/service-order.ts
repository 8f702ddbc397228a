/** The list with one entry moved to another's place, before it if it came from below, else after it. */
export function moveTo<Id>(ids: readonly Id[], moved: Id, target: Id): Id[] {
  const from = ids.indexOf(moved)
  const to = ids.indexOf(target)
  if (from === -1 || to === -1 || from === to) return [...ids]
  const rest = ids.filter((id) => id !== moved)
  rest.splice(to, 0, moved)
  return rest
}
