// npm run schema: writes the JSON Schemas of the files in public/ into public/schema/. A test holds them to it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { publishedSchemas } from './schema/json-schema.ts'

mkdirSync('public/schema', { recursive: true })
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(`public/schema/${name}`, `${JSON.stringify(schema, null, 2)}\n`)
  process.stdout.write(`public/schema/${name}\n`)
}
