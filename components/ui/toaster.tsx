'use client'

import dynamic from 'next/dynamic'

const Sonner = dynamic(() => import('sonner').then((module) => module.Toaster), { ssr: false })

const TOAST =
  'flex w-full items-center gap-3 rounded-md border border-line-strong bg-canvas px-4 py-3 text-sm text-ink shadow-lg'
const ACTION =
  'ml-auto h-7 shrink-0 rounded-md border border-line-strong px-2.5 font-medium hover:bg-hover'

/** Where toasts appear; once on a page. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={3}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: TOAST,
          title: 'text-pretty',
          actionButton: ACTION,
          error: 'text-danger',
        },
      }}
    />
  )
}
