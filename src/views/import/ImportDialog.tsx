import { useWords } from '../../ui/words-context.tsx'
import { Sheet } from '../Sheet.tsx'
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  return (
    <Sheet title={say('import.title')} onClose={onClose}>
      {say('import.source')}
    </Sheet>
  )
}
