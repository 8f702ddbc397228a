import { cva, type VariantProps } from "class-variance-authority"

/** The looks a button and a link that acts like one share. */
export const buttonStyle = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none",
    "transition-[background-color,border-color,color,opacity] duration-120",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-accent-foreground hover:bg-accent-hover",
        secondary: "border border-border bg-surface text-foreground hover:bg-subtle active:bg-pressed",
        ghost: "text-foreground hover:bg-subtle active:bg-pressed aria-expanded:bg-subtle",
        danger: "bg-negative-solid text-negative-foreground hover:bg-negative-solid-hover",
        link: "text-accent-text underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-control-small px-2.5 text-sm",
        md: "h-control px-3 text-base",
        lg: "h-[calc(var(--control-height)+0.5rem)] px-5 text-base",
      },
      square: { true: "aspect-square px-0", false: "" },
      block: { true: "w-full", false: "" },
    },
    compoundVariants: [{ variant: "link", class: "h-auto px-0" }],
    defaultVariants: { variant: "secondary", size: "md", square: false, block: false },
  },
)

export type ButtonLook = VariantProps<typeof buttonStyle>
