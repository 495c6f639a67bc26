import { describe, expect, it } from 'vitest'
import { guardLinkPage } from '@/lib/server/http/guard-link-page'
import { readSettings } from '@/lib/server/settings'

const settings = readSettings({ MM_TERMS_URL: 'https://terms.example/accept?x=1' })

function guarded(url: string, sandboxUrl: string | null = null) {
  const request = { url, headers: { 'content-security-policy': undefined as string | undefined } }
  const answered = new Map<string, unknown>()
  guardLinkPage({ settings, sandboxUrl }, request, {
    setHeader(name: string, value: unknown) {
      answered.set(name, value)
    },
  } as Parameters<typeof guardLinkPage>[2])
  return { request, answered, policy: String(answered.get('content-security-policy')) }
}

describe('the pages of onboarding links', () => {
  it.each(['/o/abc', '/o/abc?x', '/%6F/abc', '/o/abc/status'])(
    '%s: nothing of third parties, told to nobody, indexed nowhere',
    (url) => {
      const { request, answered, policy } = guarded(url)
      expect(Object.fromEntries(answered)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      })
      expect(policy).toMatch(
        /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; style-src 'self' 'nonce-/,
      )
      expect(policy).not.toMatch(/unsafe/)
      expect(request.headers['content-security-policy']).toBe(policy)
    },
  )

  it('have another nonce each time, and forms that lead to the terms and to the sandbox', () => {
    const [first, second] = [
      guarded('/o/abc', 'http://127.0.0.1:4000/x').policy,
      guarded('/o/abc').policy,
    ]
    const nonce = (policy: string) => /nonce-([^']+)/.exec(policy)![1]
    expect(nonce(first)).not.toBe(nonce(second))
    expect(first).toContain(
      "form-action 'self' https: https://terms.example http://127.0.0.1:4000;",
    )
  })

  it.each(['/', '/onboarding', '/sign-in?x=/o/abc', '/old/o/abc'])('%s is none of them', (url) => {
    const { request, answered } = guarded(url)
    expect([answered.size, request.headers['content-security-policy']]).toEqual([0, undefined])
  })
})
