import type { ObjectShape } from '../../data/rulebook-shape.ts'
import type { PartProps } from './form-context.tsx'
import { useForm } from './form-context.tsx'

/** The fields of an object, or of the strategy `branch` of a family, one after the other. */
export function Fields({ shape, keys, name, branch }: PartProps<ObjectShape>) {
  const { Part } = useForm()
  return Object.entries(shape.fields).map(([field, inner]) => (
    <Part
      key={`${branch} ${field}`}
      shape={inner}
      keys={[...keys, field]}
      name={`${name}.${field}`}
      {...(branch === undefined ? {} : { branch })}
    />
  ))
}
