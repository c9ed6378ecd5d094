import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Chart } from '../../ui/chart.tsx'
import { useFormat } from '../../ui/format.ts'
import { Waiting } from '../../ui/waiting.tsx'

const DAY = 86_400_000
/** A change smaller than this is none. */
const NOTABLE = 0.15

/** Four weeks of a group; the title says how they went. */
export function GroupDays({ group }: { readonly group: string }) {
  const t = useWords('groups')
  const format = useFormat()
  const { id: community } = useCommunity()
  const days = useQuery({
    queryKey: ['groups', community, 'days', group],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/groups/{group}/figures', {
          params: { path: { community, group }, query: { days: '28' } },
        }),
      ),
  })
  const shown = days.data?.days
  const option = useMemo(
    () => ({
      grid: { left: 36, right: 8, top: 12, bottom: 24 },
      tooltip: { trigger: 'axis' as const },
      xAxis: {
        type: 'category' as const,
        // A local day has no zone: noon in UTC falls on the same day nearly everywhere.
        data: (shown ?? []).map(({ day }) => format.day(day * DAY + DAY / 2)),
      },
      yAxis: { type: 'value' as const, minInterval: 1 },
      series: [
        {
          type: 'bar' as const,
          name: t('sheet.chartMessages'),
          data: (shown ?? []).map(({ messages }) => messages),
          barMaxWidth: 14,
        },
      ],
    }),
    [shown, format, t],
  )
  if (!shown) return days.isPending ? <Waiting rows={3} /> : null
  const sum = (part: typeof shown): number => part.reduce((all, { messages }) => all + messages, 0)
  const [before, now] = [sum(shown.slice(0, 14)), sum(shown.slice(14))]
  const trend = now > before * (1 + NOTABLE) ? 'up' : now < before * (1 - NOTABLE) ? 'down' : 'same'
  return (
    <Chart
      title={t('sheet.chart', { trend, now, before })}
      option={option}
      height={160}
      table={{
        head: [t('sheet.chartDay'), t('sheet.chartMessages'), t('sheet.chartWriters')],
        rows: shown.map(({ day, messages, writers }) => [format.day(day * DAY + DAY / 2), messages, writers]),
      }}
    />
  )
}
