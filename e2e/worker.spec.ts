import { expect, test } from '@playwright/test'

test('the engine answers as a classic script from a blob, as it will in a sandboxed frame or a file', async ({
  page,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => scripts.push(request.url()))
  await page.goto('./')
  await expect(page.getByTestId('digest')).toBeVisible()
  const url = scripts.find((script) => /worker.*\.js$/.test(script))
  expect(url).toBeDefined()
  const kind = await page.evaluate(async (source) => {
    const text = await (await fetch(source)).text()
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
    return new Promise<unknown>((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data.kind)
      worker.onerror = (event) => reject(new Error(event.message))
    })
  }, url ?? '')
  expect(kind).toBe('ready')
})
