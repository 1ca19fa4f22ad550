import { useId } from 'react'
import fields from './Fields.module.css'

interface Props<T extends string> {
  readonly name: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onPick: (value: T) => void
}

/** A few alternatives side by side: native radio buttons under one name. */
export function Pick<T extends string>({ name, value, options, onPick }: Props<T>) {
  const id = useId()
  return (
    <fieldset className={fields.pick}>
      <legend>{name}</legend>
      <div>
        {options.map(([option, label]) => (
          <label key={option}>
            <input type="radio" name={id} checked={option === value} onChange={() => onPick(option)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
