/** A named filter of a list, one's own or a colleague's. */
export interface SavedView {
  id: string
  name: string
  query: string
  isShared: boolean
  isDefault: boolean
  isMine: boolean
}
