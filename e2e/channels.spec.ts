import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { send } from '@/e2e/send'

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
const reasonOf = async (template: string) => (await send(template)).get('x-fairway-reason')

test('one channel is overridden in its row and set back, and its sends follow', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/channels?search=flora')
  await checkPage(page)
  const channel = row(page, 'Flora Norte')
  await channel.getByText('Off', { exact: true }).click()
  await expect(
    page.getByText(
      'Flora Norte: Marketing templates go by Cloud API because routing is switched off for this channel.',
    ),
  ).toBeVisible()
  await expect(channel).toContainText('Switched off here')
  expect(await reasonOf('spring_sale')).toBe('channel_off')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(channel.getByRole('radio', { name: 'Inherit' })).toBeChecked()
  await expect(channel).toContainText('Follows the partner, on')
  expect(await reasonOf('spring_sale')).toBe('known_marketing')
  expect(problems).toEqual([])
})

test('the list is searched, filtered and sorted, and its address says how', async ({ page }) => {
  await openPage(page, '/channels')
  await page.getByRole('searchbox', { name: 'Name, number or id' }).fill('casa lumen')
  await expect(page).toHaveURL('/channels?search=casa+lumen')
  await expect(page.getByRole('row')).toHaveCount(5)
  await page.getByLabel('Why marketing goes its way').selectOption('Switched off here')
  await expect(page).toHaveURL('/channels?search=casa+lumen&reason=channel_off')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.goBack()
  await expect(page.getByRole('row')).toHaveCount(5)
  // One click after the other: each turns round the order that is shown.
  for (const order of ['ascending', 'descending']) {
    await page.getByRole('button', { name: 'Channel', exact: true }).click()
    await expect(page.getByRole('columnheader', { name: 'Channel' })).toHaveAttribute(
      'aria-sort',
      order,
    )
  }
  await expect(page.getByRole('row').nth(1)).toContainText('Casa Lumen Posventa')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(5)
  await page.getByRole('searchbox').fill('nobody is called so')
  await expect(page.getByRole('heading', { name: 'No channel fits' })).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(page).toHaveURL('/channels?sort=-name')
})

test('many channels are set at once, after a look at what that does', async ({ page }) => {
  const problems = pageProblems(page)
  await openPage(page, '/channels?search=kupferkessel')
  await page.getByRole('checkbox', { name: 'All rows of this page' }).check()
  const before = await page.getByRole('table').innerText()
  const selected = page.getByRole('region', { name: 'Selected channels' })
  await selected.getByRole('button', { name: 'On', exact: true }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(/Now:.*Then:/s)
  await checkPage(page)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/channels? (was|were) set to On\./)).toBeVisible()
  await expect(selected).toBeHidden()
  await expect(page.getByRole('radio', { name: 'On', exact: true }).first()).toBeChecked()
  expect(await page.getByRole('table').innerText()).not.toBe(before)
  expect(problems).toEqual([])
})

test('a channel is added once its key was taken by the provider, and changed on its page', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/channels?search=flora')
  await page.getByRole('button', { name: 'Add channel' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add channel' })
  await dialog.getByRole('combobox', { name: 'Client' }).click()
  await expect(page.getByPlaceholder(/client/i)).toBeFocused()
  await page.keyboard.type('Ilha Verde')
  await page.getByRole('option', { name: 'New client “Ilha Verde”' }).click()
  await expect(dialog.getByRole('combobox', { name: 'Client' })).toContainText('Ilha Verde')
  await dialog.getByLabel('Provider', { exact: true }).selectOption('sandbox')
  const fields = {
    Name: 'Ilha Verde',
    'Phone number': '+55 21 91234-5678',
    'Phone number id': '555000111',
    'WABA id': '555000222',
    'Business id': '555000333',
    'API key at the provider': 'sandbox-revoked-1',
  }
  for (const [name, value] of Object.entries(fields))
    await dialog.getByLabel(name, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: 'Check key and add' }).click()
  await expect(dialog.getByText('The provider refused the key (HTTP 401).')).toBeVisible()
  await checkPage(page)
  await dialog.getByLabel('API key at the provider').fill('a-key-the-sandbox-takes-waba-555000222')
  await dialog.getByRole('button', { name: 'Check key and add' }).click()
  await expect(page.getByRole('heading', { name: 'Ilha Verde' })).toBeVisible()
  await expect(page.getByText('+55 21 91234 5678')).toBeVisible()
  await checkPage(page)

  await page.getByRole('switch', { name: /Hold back marketing to US numbers/ }).check()
  await page.getByLabel('Messages per second').fill('40')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(
    page.getByRole('switch', { name: /Hold back marketing to US numbers/ }),
  ).toBeChecked()
  await expect(page.getByLabel('Messages per second')).toHaveValue('40')
  await page.getByRole('button', { name: 'Point it here' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Point it here' }).click()
  await expect(page.getByText('The provider sends events to Fairway.')).toBeVisible()
  await expect(page.getByText('No event has arrived yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Take out of use' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take out of use' }).click()
  await expect(page).toHaveURL('/channels')
  // The refused key's answer is a refusal that the form shows.
  expect(problems).toEqual([])
})

test('a file is looked through before anything of it is imported', async ({ page }) => {
  await openPage(page, '/channels?search=kestrel')
  const client = (
    (await (
      await page.request.get('/api/v2/partners/e2ePA/clients?filters={"name":"Kestrel"}')
    ).json()) as { data: { clients: { id: string }[] } }
  ).data.clients[0]!.id
  const header =
    'client_id,name,provider,phone_number,phone_number_id,waba_id,business_id,upstream_api_key'
  const line = (name: string, provider: string) =>
    `${client},${name},${provider},+12125550199,77700011${name.length},777000222,777000333,imported-key-${name}`
  const choose = (text: string) =>
    page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'channels.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Import' }).click()
  await choose(`${header}\n${line('Kestrel A', 'sandbox')}\n${line('Kestrel BB', 'telegraph')}\n`)
  await expect(page.getByText('1 error: nothing will be imported.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^3 provider/ })).toBeVisible()
  await checkPage(page)
  await choose(`${header}\n${line('Kestrel A', 'sandbox')}\n${line('Kestrel BB', 'sandbox')}\n`)
  await page.getByRole('button', { name: 'Import 2 channels' }).click()
  await expect(page.getByText('2 channels were added.')).toBeVisible()
  await expect(row(page, 'Kestrel BB')).toBeVisible()
})

test('⌘K leads to a page, a channel, a template and a message', async ({ page }) => {
  const problems = pageProblems(page)
  const trace = (await send('spring_sale')).get('x-fairway-trace')!
  await openPage(page, '/integration')
  const find = async (text: string, answer: string | RegExp) => {
    // The shell listens once its effects have run.
    await expect(async () => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await page.getByRole('combobox', { name: 'Search' }).fill(text)
    await expect(page.getByRole('option', { name: answer }).first()).toBeVisible()
    await expect(page.getByRole('option', { name: answer }).first()).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await page.keyboard.press('Enter')
  }
  await find('chan', 'Channels')
  await expect(page).toHaveURL('/channels')
  await find('Casa Lumen Italia', /Casa Lumen Italia/)
  await expect(page.getByRole('heading', { name: 'Casa Lumen Italia' })).toBeVisible()
  await find('birthday_coupon', /birthday_coupon/)
  await expect(page).toHaveURL(/templates\/.*birthday_coupon/)
  await find(trace, /spring_sale/)
  await expect(page).toHaveURL(`/activity/${trace}`)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
  await checkPage(page)
  expect(problems).toEqual([])
})

test('a viewer looks and changes nothing, an operator overrides and owns nothing', async ({
  browser,
}) => {
  const open = async (person: { email: string; password: string }) => {
    const page = await (await browser.newContext()).newPage()
    await openPage(page, '/channels', person)
    return page
  }
  const viewer = await open(PEOPLE.viewer)
  await expect(
    row(viewer, 'Flora Norte').getByRole('radio', { name: 'On', exact: true }),
  ).toBeDisabled()
  await expect(viewer.getByRole('checkbox')).toHaveCount(0)
  await expect(viewer.getByRole('button', { name: 'Add channel' })).toBeHidden()
  const operator = await open(PEOPLE.operator)
  await expect(
    row(operator, 'Flora Norte').getByRole('radio', { name: 'On', exact: true }),
  ).toBeEnabled()
  await expect(operator.getByRole('button', { name: 'Add channel' })).toBeHidden()
  await row(operator, 'Flora Norte').getByRole('link').click()
  await expect(operator.getByRole('button', { name: 'Save' })).toBeHidden()
  await expect(operator.getByLabel('Name', { exact: true })).toBeDisabled()
  await viewer.context().close()
  await operator.context().close()
})
