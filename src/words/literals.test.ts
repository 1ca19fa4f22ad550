import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { english } from './en/index.ts'

/*
 * No word that people read or hear may stand in a component: it would be missing from the catalogue and from every other
 * language. The syntax of each file is searched for text between tags and for text in the attributes that are read out.
 */

const SOURCES = new URL('..', import.meta.url).pathname
/** Attributes that people read or hear. */
const READ = new Set([
  'aria-label',
  'aria-valuetext',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
  'valueText',
])
/** Letters in a row make a word; n and ✕ are signs, and CSV is called so in every language. */
const WORD = /\p{L}\p{Ll}/u
/** The beginning of a file as it is imported, which reads the same in every language. */
const SAMPLE = /^account,market,side,/

/** Words that stand in the components of a file, each with its line. */
function wordsIn(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const take = (node: ts.Node, words: string): void => {
    if (!WORD.test(words) || words in english || SAMPLE.test(words)) return
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
    found.push(`${name}:${line + 1} ${words.trim()}`)
  }
  /** Text that an expression comes to, through conditions and templates but not through calls. */
  const takeText = (node: ts.Node | undefined): void => {
    if (node === undefined) return
    if (ts.isStringLiteralLike(node)) take(node, node.text)
    else if (ts.isTemplateExpression(node))
      for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)])
        take(part, part.text)
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(takeText)
    else if (ts.isBinaryExpression(node)) [node.left, node.right].forEach(takeText)
    else if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) takeText(node.expression)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) take(node, node.text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) takeText(childOf(node))
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText(file))) takeText(node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What a child comes to; of `condition && text` only the text. */
function childOf({ expression }: ts.JsxExpression): ts.Expression | undefined {
  const isGuard =
    expression !== undefined &&
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  return isGuard ? expression.right : expression
}

function components(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return components(path)
    return /\.tsx$/.test(path) && !/\.test(-kit)?\.tsx$/.test(path) ? [path] : []
  })
}

describe('words that do not come from the catalogue', () => {
  const folders = ['views', 'charts', 'ui', 'app']

  test.each(folders)('there are none in %s', (folder) => {
    const files = components(join(SOURCES, folder))
    expect(files.length).toBeGreaterThan(0)
    const found = files.flatMap((path) => wordsIn(relative(SOURCES, path), readFileSync(path, 'utf8')))
    expect(found).toEqual([])
  })

  test('are found where they stand', () => {
    const text = `const A = () => <p title="Two words" aria-label={isOn ? 'On now' : say('x.y')}>
      Hello {isOn && 'there'} {'you'} {\`all \${n} of you\`} {a === 'bc' ? 1 : 2} <i>n</i> × {say('a.b')}
    </p>`
    expect(wordsIn('a.tsx', text).map((found) => found.slice(8))).toEqual([
      'Two words',
      'On now',
      'Hello',
      'there',
      'you',
      'all',
      'of you',
    ])
  })
})
