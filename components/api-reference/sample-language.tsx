'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'

const Context = createContext<[string, (language: string) => void] | null>(null)

/** Holds the language that the reader wants samples in: chosen at one of them, it is that of all. */
export function SampleLanguage({ children }: { children: ReactNode }) {
  const state = useState('curl')
  return <Context value={state}>{children}</Context>
}

export function useSampleLanguage(): [string, (language: string) => void] {
  const value = useContext(Context)
  if (!value) throw new Error('useSampleLanguage needs a SampleLanguage around it.')
  return value
}
