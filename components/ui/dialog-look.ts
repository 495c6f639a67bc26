/** What is behind a dialog. */
export const OVERLAY =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 starting:opacity-0'

/** The dialog itself; it scrolls inside where the screen is low. */
export const PANEL =
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-1/2 flex-col rounded-lg border ' +
  'bg-canvas text-ink shadow-xl outline-none transition duration-150 starting:scale-98 starting:opacity-0'
