import { computed } from 'vue'
import { useWords } from '@/i18n/words'
import { useWatch } from './watch'

export type PanelState = 'loading' | 'empty' | 'failed' | 'ready'

/** What a panel of board figures needs: the board, and the age, state and failure it shows in its frame. */
export function useBoardPanel() {
  const { problem } = useWords()
  const store = useWatch()
  const board = computed(() => store.board)
  /** Of `count` rows; bind it to the panel's frame. */
  const frame = (count: number): { at: number; state: PanelState; problem: string; onRetry: () => void } => ({
    at: board.value === undefined ? 0 : Date.parse(board.value.at),
    state: board.value === undefined ? (store.boardProblem === undefined ? 'loading' : 'failed') : count === 0 ? 'empty' : 'ready',
    problem: store.boardProblem === undefined ? '' : problem(store.boardProblem),
    onRetry: () => store.retryBoard(),
  })
  return { board, frame }
}

/** What a panel of live incidents needs: they follow the feed, not the board. */
export function useLivePanel() {
  const store = useWatch()
  const state = (count: number): PanelState => {
    if (store.feed.phase === 'refused') return 'failed'
    return store.feed.completeAt === 0 ? 'loading' : count === 0 ? 'empty' : 'ready'
  }
  return { store, state }
}
