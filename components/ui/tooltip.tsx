'use client'

import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
} from 'react'

const GAP = 6
const EDGE = 8

/** Says more of its one child, which takes the keyboard, while the pointer or the focus is on it; Escape takes it away. */
export function Tooltip({
  text,
  children,
}: {
  text: ReactNode
  children: ReactElement<{ 'aria-describedby'?: string }>
}) {
  const id = useId()
  const around = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)

  function show() {
    if (!around.current || !tip.current || tip.current.matches(':popover-open')) return
    tip.current.showPopover()
    place(tip.current, around.current.getBoundingClientRect())
  }
  const hide = () => {
    if (tip.current?.matches(':popover-open')) tip.current.hidePopover()
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
  }
  return (
    <span
      ref={around}
      className="inline-flex align-middle"
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={escape}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed inset-auto m-0 max-w-72 rounded-md border-0 bg-ink px-2.5 py-1.5 text-left text-xs whitespace-normal text-pretty text-canvas shadow-md"
      >
        {text}
      </span>
    </span>
  )
}

/** Below what it belongs to, or above where there is no room; never beyond the screen's edge. */
function place(tip: HTMLElement, { left, top, bottom, width }: DOMRect): void {
  const { offsetWidth, offsetHeight } = tip
  const x = left + width / 2 - offsetWidth / 2
  const below = bottom + GAP
  tip.style.left = `${Math.max(EDGE, Math.min(x, window.innerWidth - offsetWidth - EDGE))}px`
  tip.style.top = `${below + offsetHeight + EDGE > window.innerHeight ? top - offsetHeight - GAP : below}px`
}
