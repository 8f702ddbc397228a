/** The box of everything one types or chooses in. */
export const controlStyle = [
  "w-full min-w-0 rounded-md border border-control-border bg-surface text-base text-foreground",
  "transition-[border-color,box-shadow] duration-120",
  "hover:border-muted focus-visible:border-accent-text focus-visible:outline-2 focus-visible:-outline-offset-1",
  "disabled:cursor-not-allowed disabled:bg-subtle disabled:text-muted data-disabled:cursor-not-allowed data-disabled:bg-subtle data-disabled:text-muted",
  "read-only:[&:is(input,textarea)]:bg-subtle",
  "aria-invalid:border-negative aria-invalid:focus-visible:outline-negative data-invalid:border-negative",
].join(" ")

/** The panel of everything that floats: menus, lists, popovers. */
export const floatStyle =
  "float-motion rounded-lg bg-raised text-base text-foreground shadow-float outline-none"

/** One line in a floating list. */
export const optionStyle = [
  "flex min-h-control cursor-default items-center gap-2 rounded-md px-2 py-1 text-base outline-none select-none",
  "data-highlighted:bg-subtle data-disabled:opacity-50",
].join(" ")
