import fc from 'fast-check'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { phoneCountry } from '@/lib/domain/geography/phone-country'

test.each([
  ['+5511987654321', 'BR'],
  ['+4915112345678', 'DE'],
  ['+447400123456', 'GB'],
  ['+819012345678', 'JP'],
  ['+821012345678', 'KR'],
  ['+989121234567', 'IR'],
  ['+963944567890', 'SY'],
  ['+5351234567', 'CU'],
  ['+38344123456', 'XK'],
])('%s is a number of %s', (number, country) => {
  expect(phoneCountry(number)).toBe(country)
})

test.each([
  ['+12125550123', 'US'],
  ['+14165550123', 'CA'],
  ['+18765550123', 'JM'],
  ['+18095550123', 'DO'],
  ['+12425550123', 'BS'],
  ['+17875550123', 'PR'],
  ['+13405550123', 'VI'],
  ['+16715550123', 'GU'],
  ['+18005550123', null],
  ['+18335550123', null],
  ['+19005550123', null],
  ['+15005550006', null],
  ['+19995550123', null],
])('of the North American plan, %s is of %s', (number, country) => {
  expect(phoneCountry(number)).toBe(country)
})

test.each([
  ['+79161234567', 'RU'],
  ['+77011234567', 'KZ'],
  ['+358401234567', 'FI'],
  ['+35818123456', 'AX'],
  ['+262692123456', 'RE'],
  ['+441534123456', 'JE'],
])('where countries share a calling code, %s is of %s', (number, country) => {
  expect(phoneCountry(number)).toBe(country)
})

test('an older form is still of its country', () => {
  expect(phoneCountry('552191112222')).toBe('BR')
  expect(phoneCountry('5215512345678')).toBe('MX')
})

test.each([
  '',
  ' ',
  '+',
  '00',
  '1',
  '49',
  '017612345678',
  '0',
  'abc',
  'US.13491208655302741918',
  '+49 151 x',
  '120363024512345678',
  '+888123456789',
  '999999999999999999',
  '+ '.repeat(20),
  '٤٩١٥١١٢٣٤٥٦٧٨',
  '4915112345678;ext=1',
  '1'.repeat(41),
  '4915112345678@c.us',
])('%j tells no country', (number) => {
  expect(phoneCountry(number)).toBeNull()
})

test('the way a number is written does not matter', () => {
  const separator = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '/')
  const prefix = fc.constantFrom('', '+', '00', ' +', '+ ', '00 ')
  const country = fc.constantFrom(...getCountries())
  fc.assert(
    fc.property(
      country,
      prefix,
      fc.array(separator, { minLength: 15, maxLength: 15 }),
      (of, start, separators) => {
        const number = getExampleNumber(of, examples)?.number ?? ''
        const written =
          start +
          number
            .slice(1)
            .split('')
            .map((digit, at) => digit + (separators[at] ?? ''))
            .join('')
        expect(phoneCountry(written)).toMatch(/^[A-Z]{2}$/)
        expect(phoneCountry(written)).toBe(phoneCountry(number))
      },
    ),
  )
})

test('any text is answered', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d ()-]{0,45}$/)), (text) => {
      expect(phoneCountry(text) ?? 'XX').toMatch(/^[A-Z]{2}$/)
    }),
  )
})
