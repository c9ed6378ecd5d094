import RedoOutlined from '@ant-design/icons/es/icons/RedoOutlined'
import UndoOutlined from '@ant-design/icons/es/icons/UndoOutlined'
import { Button, Segmented } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useDraft } from '../../parts/draft/draft.ts'
import { PublishDialog } from '../../parts/publish/publish-dialog.tsx'
import { Page } from '../../ui/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { useDesk } from '../../ui/width.ts'
import { DraftGuard } from './draft-guard.tsx'
import { Findings, MovedOn } from './findings.tsx'
import type { Reveal } from '../../parts/charter-text/charter-text.tsx'
import { studioRoute } from './route.ts'
import { Sides } from './sides.tsx'
import styles from './studio.module.css'
import { useCheck } from './use-check.ts'
import { offsetOf } from './where.ts'

/** The charter as cards and as text, both of one document. */
export function StudioPage() {
  const t = useWords('studio')
  const community = useCommunity()
  const draft = useDraft(community.id)
  const check = useCheck(community.id, draft.source)
  const desk = useDesk()
  const { side } = studioRoute.useSearch()
  const navigate = studioRoute.useNavigate()
  const [publishing, setPublishing] = useState(false)
  const [reveal, setReveal] = useState<Reveal | null>(null)
  const steward = community.can('steward')
  useShortcuts('studio', [
    { keys: 'mod+s', label: t('keys.check'), run: check.now, always: true },
    { keys: 'mod+z', label: t('keys.undo'), run: draft.undo },
    { keys: 'mod+y', label: t('keys.redo'), run: draft.redo },
  ])
  const errors = check.found?.faults.filter(({ severity }) => severity === 'error').length ?? 0
  const go = (line: number, column: number) => {
    setReveal({ offset: offsetOf(draft.source, line, column), focus: true })
    if (!desk) void navigate({ search: (before) => ({ ...before, side: 'text' as const }), replace: true })
  }
  return (
    <Page
      title={t('title')}
      width="full"
      finding={
        draft.dirty
          ? t('finding.draft', { base: draft.base })
          : draft.base === 0
            ? t('finding.none')
            : t('finding.live', { version: draft.base })
      }
      actions={
        <>
          <Button
            type="text"
            icon={<UndoOutlined />}
            aria-label={t('undo')}
            disabled={!draft.canUndo}
            onClick={draft.undo}
          />
          <Button
            type="text"
            icon={<RedoOutlined />}
            aria-label={t('redo')}
            disabled={!draft.canRedo}
            onClick={draft.redo}
          />
          {draft.dirty ? <Button onClick={draft.discard}>{t('discard')}</Button> : null}
          <Link to="/c/$community/playground" params={{ community: community.id }} className={styles['try']}>
            {t('try')}
          </Link>
          <Button
            type="primary"
            disabled={!steward || !draft.dirty || errors > 0}
            title={
              steward
                ? draft.dirty
                  ? errors > 0
                    ? t('publish.faults')
                    : ''
                  : t('publish.nothing')
                : t('publish.right')
            }
            onClick={() => setPublishing(true)}
          >
            {t('publish.open')}
          </Button>
        </>
      }
      tools={
        desk ? null : (
          <Segmented
            block
            className={styles['switch'] ?? ''}
            aria-label={t('sides.label')}
            value={side ?? 'cards'}
            options={[
              { value: 'cards', label: t('sides.cards') },
              { value: 'text', label: t('sides.text') },
            ]}
            onChange={(next) =>
              void navigate({
                search: (before) => ({ ...before, side: next === 'text' ? ('text' as const) : undefined }),
                replace: true,
              })
            }
          />
        )
      }
    >
      <MovedOn draft={draft} community={community.id} />
      <Findings check={check} source={draft.source} onGo={go} />
      <Sides draft={draft} check={check} reveal={reveal} onReveal={setReveal} desk={desk} />
      <DraftGuard dirty={draft.dirty} />
      <PublishDialog
        community={community.id}
        draft={draft.source}
        base={draft.base}
        open={publishing}
        onClose={() => setPublishing(false)}
        onPublished={draft.published}
      />
    </Page>
  )
}
