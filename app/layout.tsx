import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import '@/app/globals.css'
import { readPreferences } from '@/components/preferences/preferences'
import { PreferencesProvider } from '@/components/preferences/preferences-provider'

export const metadata: Metadata = {
  title: { default: 'Fairway', template: '%s · Fairway' },
  description: 'Which way WhatsApp marketing messages go, and why.',
  robots: { index: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const preferences = readPreferences(
    (name) => jar.get(name)?.value,
    (await headers()).get('accept-language'),
  )
  return (
    <html
      lang="en"
      data-theme={preferences.theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <PreferencesProvider initial={preferences}>{children}</PreferencesProvider>
      </body>
    </html>
  )
}
