import { describe, expect, it } from 'vitest'
import { publicOrigin } from '@/lib/server/http/public-origin'

const direct = { APP_URL: null, TRUST_PROXY: false }
const published = { APP_URL: 'https://hub.example.com', TRUST_PROXY: false }
const originOf = (
  settings: { APP_URL: string | null; TRUST_PROXY: boolean },
  headers: Record<string, string>,
) => {
  const { protocol, host } = publicOrigin(settings, headers, 4000)
  return `${protocol}://${host}`
}

describe('the origin that redirects and cookies believe', () => {
  it('is a loopback name on any port, as asked', () => {
    for (const host of [
      'localhost:4000',
      '127.0.0.1:4000',
      '[::1]:4000',
      'localhost',
      '127.0.0.1:8080',
    ]) {
      expect(originOf(direct, { host })).toBe(`http://${host}`)
      expect(originOf(published, { host })).toBe(`http://${host}`)
    }
    expect(originOf(direct, { host: 'LocalHost:4000' })).toBe('http://localhost:4000')
  })

  it('is APP_URL for its own host, any other and none', () => {
    for (const host of [
      'hub.example.com',
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example:80',
      'evil.example/@localhost',
      '',
    ]) {
      expect(originOf(published, { host })).toBe('https://hub.example.com')
      expect(originOf(direct, { host })).toBe('http://localhost:4000')
    }
  })

  it('believes forwarding headers only behind a trusted proxy', () => {
    const headers = {
      host: '127.0.0.1:4000',
      'x-forwarded-host': 'localhost:9000, inner',
      'x-forwarded-proto': 'https',
    }
    expect(originOf(direct, headers)).toBe('http://127.0.0.1:4000')
    expect(originOf({ ...direct, TRUST_PROXY: true }, headers)).toBe('https://localhost:9000')
    expect(
      originOf(
        { ...published, TRUST_PROXY: true },
        { ...headers, 'x-forwarded-host': 'evil.example' },
      ),
    ).toBe('https://hub.example.com')
  })
})
