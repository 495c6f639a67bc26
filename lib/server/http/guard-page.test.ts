import { describe, expect, it } from 'vitest'
import { guardPage } from '@/lib/server/http/guard-page'
import { readSettings } from '@/lib/server/settings'

const settings = readSettings({ MM_TERMS_URL: 'https://terms.example/accept?x=1' })

function guarded(url: string, sandboxUrl: string | null = null) {
  const request = { url, headers: { 'content-security-policy': undefined as string | undefined } }
  const answered = new Map<string, unknown>()
  guardPage({ settings, sandboxUrl }, request, {
    setHeader(name: string, value: unknown) {
      answered.set(name, value)
    },
  } as Parameters<typeof guardPage>[2])
  return { request, answered, policy: String(answered.get('content-security-policy')) }
}

describe('the pages of onboarding links and invitations', () => {
  it.each(['/o/abc', '/o/abc?x', '/%6F/abc', '/o/abc/status', '/invite/abc', '/%69nvite/abc'])(
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

  it.each(['/', '/onboarding', '/sign-in?x=/o/abc', '/old/o/abc', '/docs/api', '/api/auth/csrf'])(
    '%s is none of them, and runs no script of anybody else either',
    (url) => {
      const { request, answered, policy } = guarded(url)
      expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; style-src 'self' /)
      expect(policy).toContain("form-action 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(request.headers['content-security-policy']).toBe(policy)
      expect(answered.get('x-content-type-options')).toBe('nosniff')
      expect(answered.get('referrer-policy')).toBe('same-origin')
      expect(answered.get('x-robots-tag')).toBeUndefined()
    },
  )
})
