import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { NAVIGATION } from '@/components/shell/navigation'
import { openPage } from '@/e2e/open-page'
import { send } from '@/e2e/send'

/** Of gzip, a page. */
const MOST_KB = 200

test('no page asks for more than 200 kB of JavaScript before it can be used', async ({ page }) => {
  const trace = (await send('spring_sale')).get('x-fairway-trace')!
  await openPage(page, '/channels?search=flora')
  const channel = (await page
    .getByRole('link', { name: 'Flora Norte', exact: true })
    .getAttribute('href'))!
  const paths = [
    ...NAVIGATION.map(({ href }) => href),
    channel,
    `/activity/${trace}`,
    '/templates/new',
  ]
  const sizes: Record<string, number> = {}
  for (const path of paths)
    sizes[path] = await scriptKilobytes(await (await page.request.get(path)).text())
  sizes['/sign-in'] = await scriptKilobytes(
    await (await fetch(`${process.env.FAIRWAY_URL}/sign-in`)).text(),
  )
  console.log(
    Object.entries(sizes)
      .map(([path, size]) => `${String(size).padStart(6)} kB  ${path}`)
      .join('\n'),
  )
  expect(Object.entries(sizes).filter(([, size]) => size > MOST_KB)).toEqual([])
  expect(Math.min(...Object.values(sizes))).toBeGreaterThan(50)
})

/** What the scripts of a document weigh together, compressed, but for those that only old browsers load. */
async function scriptKilobytes(html: string): Promise<number> {
  const tags =
    html.match(/<script[^>]+src="[^"]+"[^>]*>/g)?.filter((tag) => !/nomodule/i.test(tag)) ?? []
  const files = new Set(
    tags.map((tag) => /src="\/_next\/([^"?]+)/.exec(tag)?.[1]).filter((file) => file !== undefined),
  )
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(`.next/${file}`)).byteLength),
  )
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)
}
