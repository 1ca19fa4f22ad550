// npm run schema: writes the JSON Schemas of the files in public/ into public/schema/. A test holds them to it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { command } from './command.ts'
import { publishedSchemas } from './schema/json-schema.ts'

const HELP = `
npm run schema

Writes the JSON Schemas of rulebooks and scenarios into public/schema, as the checks in src/data have them.
`

await command(HELP, {}, () => {
  mkdirSync('public/schema', { recursive: true })
  for (const [name, schema] of Object.entries(publishedSchemas())) {
    writeFileSync(`public/schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`)
    process.stdout.write(`public/schema/${name}\n`)
  }
  return 0
})
