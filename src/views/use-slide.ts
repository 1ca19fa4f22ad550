import type { Edit } from '../store/lab.ts'
import { useLab } from '../store/react.tsx'

/** What a slider or a handle does with the values that it comes to. */
interface Slide {
  readonly onPreview: (value: number) => void
  readonly onCommit: (value: number) => void
  readonly onNudge: (value: number) => void
  readonly onCancel: () => void
}

/** Makes of the edit that a value stands for what a slider or a handle does with its values. */
export function useSlide(): (edit: (value: number) => Edit) => Slide {
  const lab = useLab()
  return (edit) => ({
    onPreview: (value) => lab.preview(edit(value)),
    onCommit: (value) => lab.commit(edit(value)),
    onNudge: (value) => lab.nudge(edit(value)),
    onCancel: lab.cancel,
  })
}
