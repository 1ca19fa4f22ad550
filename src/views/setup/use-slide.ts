import type { Edit } from '../../store/lab.ts'
import { useLab } from '../../store/react.tsx'

/** What every slider of the panel does with its value. */
export function useSlide(edit: (value: number) => Edit) {
  const lab = useLab()
  return {
    onPreview: (value: number) => lab.preview(edit(value)),
    onCommit: (value: number) => lab.commit(edit(value)),
    onNudge: (value: number) => lab.nudge(edit(value)),
    onCancel: lab.cancel,
  }
}
