/** The first stop of the keyboard: past the navigation to `#main`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-raised px-3 py-2 font-medium shadow-float focus-visible:translate-y-0"
    >
      Skip to content
    </a>
  )
}
