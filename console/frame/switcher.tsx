import DownOutlined from '@ant-design/icons/es/icons/DownOutlined'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { communitiesQuery } from '../community.ts'
import { useWords } from '../locale/words.ts'
import styles from './frame.module.css'

/** Which community is open, and the way to the others. */
export function Switcher() {
  const t = useWords('common')
  const navigate = useNavigate()
  const { community } = useParams({ strict: false })
  const { communities } = useSuspenseQuery(communitiesQuery).data
  const open = communities.find(({ id }) => id === community)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: community ? [community] : [],
        items: [
          ...communities.map(({ id, name }) => ({ key: id, label: name })),
          { type: 'divider' as const },
          { key: 'inbox', label: t('pages.inboxAll') },
          { key: 'welcome', label: t('newCommunity') },
        ],
        onClick: ({ key }) => {
          if (key === 'inbox') void navigate({ to: '/inbox' })
          else if (key === 'welcome') void navigate({ to: '/welcome' })
          else void navigate({ to: '/c/$community', params: { community: key } })
        },
      }}
    >
      <Button type="text" className={styles['switcher']}>
        <span className="unseen">{t('switchCommunity')}</span>
        <span className={styles['community']}>{open?.name ?? 'Folkmoot'}</span>
        <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  )
}
