import type { Block } from '../../data/model-text.ts'
import { modelText } from '../../data/model-text.ts'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { limitsOn } from '../../viewmodel/sheet/limits.ts'
import type { WordId } from '../../words/words.ts'
import { Prose } from '../model/Prose.tsx'
import { Part } from './Part.tsx'
import styles from './Rules.module.css'
import type { Remark } from './StatementLine.tsx'
import { RemarkText } from './StatementLine.tsx'

/** From the strongest to the weakest; what is ours stands under what is simplified. */
const GROUPS: readonly (readonly [Remark['evidence'], WordId])[] = [
  ['source', 'rules.group.source'],
  ['documented', 'rules.group.documented'],
  ['third-party', 'rules.group.thirdParty'],
  ['observed', 'rules.group.observed'],
  ['unverified', 'rules.group.unverified'],
]

/** Every remark of the rulebook by how well it is known. */
export function Known({ rulebook }: { readonly rulebook: Rulebook }) {
  const say = useWords()
  const { remarks } = rulebook
  const of = (...kinds: readonly Remark['evidence'][]): number =>
    remarks.filter(({ evidence }) => kinds.includes(evidence)).length
  const documented = of('source', 'documented')
  const chosen = of('chosen')
  return (
    <Part title={say('rules.known')}>
      <p className={styles.lead}>
        {say('rules.knownCount', {
          all: remarks.length,
          documented,
          weaker: remarks.length - documented - chosen,
          chosen,
        })}
      </p>
      {GROUPS.map(([evidence, title]) => (
        <Group key={evidence} rulebook={rulebook} evidence={evidence} title={say(title)} />
      ))}
    </Part>
  )
}

interface GroupProps {
  readonly rulebook: Rulebook
  readonly evidence: Remark['evidence']
  readonly title: string
}

function Group({ rulebook, evidence, title }: GroupProps) {
  const remarks = rulebook.remarks.filter((remark) => remark.evidence === evidence)
  if (remarks.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <dl className={styles.remarks}>
        {remarks.map((remark) => (
          <div key={remark.path}>
            <dt>
              <code>{remark.path}</code>
            </dt>
            <dd>
              <RemarkText remark={remark} sources={rulebook.sources} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** What we have chosen for this rulebook, and the limits of the model that bear on it. */
export function Simplified({ rulebook }: { readonly rulebook: Rulebook }) {
  const say = useWords()
  return (
    <Part title={say('rules.simplified')}>
      <Group rulebook={rulebook} evidence="chosen" title={say('rules.simplifiedLead')} />
      <h3>{say('rules.limitsLead')}</h3>
      <div className={styles.limits}>
        <Prose of={say('rules.simplified')} blocks={limitsNamed(limitsOn(rulebook))} />
      </div>
    </Part>
  )
}

/** The paragraphs of the limits in MODEL.md that begin with these names. */
function limitsNamed(names: readonly string[]): readonly Block[] {
  const { blocks = [] } = modelText.sections.find(({ id }) => id === 'limits') ?? {}
  return blocks.filter((block) => {
    const head = block.kind === 'paragraph' ? block.inlines[0] : undefined
    if (typeof head !== 'object' || head.kind !== 'strong') return false
    return names.some((name) => head.inlines[0] === `${name}.`)
  })
}

/** Where the numbers come from, and when that was read. */
export function Sources({ rulebook: { sources } }: { readonly rulebook: Rulebook }) {
  const say = useWords()
  return (
    <Part title={say('rules.sources')}>
      <dl className={styles.remarks}>
        {sources.map(({ key, text, url, read }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              {url === undefined ? (
                text
              ) : (
                <a href={url} rel="noreferrer">
                  {text}
                </a>
              )}{' '}
              ({say('rules.read', { date: read })})
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
