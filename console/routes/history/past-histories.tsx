import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { Rows } from '../../ui/rows.tsx'
import { When } from '../../ui/when.tsx'
import type { History } from './histories.ts'
import { historyRoute } from './route.ts'

interface PastHistoriesProps {
  readonly histories: readonly History[]
  readonly shown: string | undefined
}

/** All histories that are over, newest first. */
export function PastHistories({ histories, shown }: PastHistoriesProps) {
  const t = useWords('history')
  const format = useFormat()
  const navigate = useNavigate({ from: historyRoute.fullPath })
  return (
    <>
      <h2>{t('past')}</h2>
      <Rows<History>
        label={t('past')}
        items={histories}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ search: { show: id }, resetScroll: true })}
        columns={[
          {
            title: t('columns.file'),
            render: (_, { id, name }) => (id === shown ? <strong>{name}</strong> : name),
          },
          { title: t('columns.state'), render: (_, { state }) => t(`states.${state}`) },
          {
            title: t('columns.messages'),
            align: 'right',
            render: (_, { figures }) => format.number(figures.messages),
          },
          { title: t('columns.when'), render: (_, { created }) => <When at={created} /> },
        ]}
        card={cardOf}
      />
    </>
  )
}

const cardOf = (history: History) => <HistoryCard history={history} />

function HistoryCard({ history: { name, state, figures, created } }: { readonly history: History }) {
  const t = useWords('history')
  return (
    <>
      <strong>{name}</strong>
      <div>
        {t(`states.${state}`)} · {t('messages', { count: figures.messages })} · <When at={created} />
      </div>
    </>
  )
}
