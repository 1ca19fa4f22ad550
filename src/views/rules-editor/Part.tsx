import type { Shape } from '../../data/rulebook-shape.ts'
import { Fields } from './Fields.tsx'
import type { PartProps } from './form-context.tsx'
import { ListPart } from './ListPart.tsx'
import { MarketsPart } from './MarketsPart.tsx'
import { NumberPart } from './NumberPart.tsx'
import { RowsPart } from './RowsPart.tsx'
import { ChoicePart, SwitchPart, TextPart } from './SmallParts.tsx'
import { VariantPart } from './VariantPart.tsx'

/** Whatever stands in a rulebook, by its shape. */
export function Part(props: PartProps<Shape>) {
  const { shape } = props
  switch (shape.kind) {
    case 'number':
      return <NumberPart {...props} shape={shape} />
    case 'choice':
      return <ChoicePart {...props} shape={shape} />
    case 'switch':
      return <SwitchPart {...props} />
    case 'text':
      return <TextPart {...props} />
    case 'object':
      return <Fields {...props} shape={shape} />
    case 'variant':
      return <VariantPart {...props} shape={shape} />
    case 'list':
      return shape.item.kind === 'variant' ? (
        <ListPart {...props} shape={shape.item} />
      ) : shape.item.kind === 'object' ? (
        <RowsPart {...props} shape={shape.item} />
      ) : null
    case 'table':
      return <MarketsPart {...props} shape={shape} />
  }
}
