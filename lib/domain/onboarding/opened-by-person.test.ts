import { expect, test } from 'vitest'
import { openedByPerson } from '@/lib/domain/onboarding/opened-by-person'

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

test.each([
  ['WhatsApp/2.23.20.0 A'],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'],
  ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
  ['TelegramBot (like TwitterBot)'],
  ['Twitterbot/1.0'],
  ['LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)'],
  ['Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)'],
  ['Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['meta-externalagent/1.1'],
  ['curl/8.5.0'],
  ['python-requests/2.32'],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36',
  ],
  [''],
  [null],
])('%s is no person', (userAgent) => {
  expect(openedByPerson({ method: 'GET', userAgent, purpose: null })).toBe(false)
})

test.each([
  [CHROME],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0'],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/141.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]',
  ],
])('%s is one', (userAgent) => {
  expect(openedByPerson({ method: 'GET', userAgent, purpose: null })).toBe(true)
})

test.each([
  ['HEAD', null],
  ['GET', 'prefetch'],
  ['GET', 'prefetch;prerender'],
  ['GET', 'preview'],
  ['POST', null],
])('%s with purpose %s does not count', (method, purpose) => {
  expect(openedByPerson({ method, userAgent: CHROME, purpose })).toBe(false)
})
