/** One road that forks into the two lanes. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-base font-semibold tracking-tight text-ink">
      <svg
        viewBox="0 0 24 24"
        className="size-5"
        aria-hidden
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
      >
        <path d="M2 12h3.5c5 0 4 6.5 9 6.5H22" className="stroke-cloud-solid" />
        <path d="M2 12h3.5c5 0 4-6.5 9-6.5H22" className="stroke-mm-solid" />
      </svg>
      Fairway
    </span>
  )
}
