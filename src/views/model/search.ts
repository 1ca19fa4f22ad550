import type { Block, ModelRule, Section } from '../../data/model-text.ts'
import { plainText } from '../../data/model-text.ts'

/** The sections, of each what has all the words that are searched for; a section whose title or own text has them is whole. */
export function found(sections: readonly Section[], query: string): readonly Section[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sections
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  return sections.flatMap((section) => {
    if (has(`${section.title} ${textOf(section.blocks)}`)) return [section]
    const rules = section.rules.filter((rule) => has(textOfRule(rule)))
    return rules.length === 0 ? [] : [{ ...section, blocks: [], rules }]
  })
}

/** How many rules there are. */
export function countOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { rules }) => sum + rules.length, 0)
}

function textOfRule({ id, title, blocks, proofs }: ModelRule): string {
  return [id, title, textOf(blocks), ...proofs.map((proof) => `${proof.title} ${proof.file}`)].join(' ')
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).join(' ')
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text
    case 'table':
      return [...block.head, ...block.rows.flat()].map(plainText).join(' ')
    case 'list':
      return block.items.map(plainText).join(' ')
    default:
      return plainText(block.inlines)
  }
}
