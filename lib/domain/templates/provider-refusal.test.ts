import { expect, it } from 'vitest'
import { refusalWords } from './provider-refusal'

it.each([
  [
    "Meta's words for a person first",
    {
      error: {
        message: 'Invalid parameter',
        error_user_title: 'Exists',
        error_user_msg: 'There is already en content.',
      },
    },
    'Exists. There is already en content. Invalid parameter',
  ],
  [
    'message and details',
    {
      error: {
        message: '(#100) Invalid parameter',
        code: 100,
        error_data: { details: 'components is missing' },
      },
    },
    '(#100) Invalid parameter. components is missing',
  ],
  ['360dialog around Meta', { detail: { error: { message: 'Invalid' } } }, 'Invalid'],
  ['a detail', { detail: 'Template not found' }, 'Template not found'],
  ["360dialog's own", { meta: { developer_message: 'Invalid api_key' } }, 'Invalid api_key'],
  ['the same words once', { error: { message: 'No', error_user_msg: 'No' } }, 'No'],
  ['JSON of no known shape', { success: false }, '{"success":false}'],
  ['text', 'Bad\n  gateway', 'Bad gateway'],
  ['nothing', '', 'nothing'],
  ['null', null, 'null'],
])('gives %s', (_what, body, words) => {
  expect(refusalWords(typeof body === 'string' ? body : JSON.stringify(body))).toBe(words)
})

it('stays short', () => {
  expect(refusalWords('x'.repeat(10_000))).toHaveLength(500)
})
