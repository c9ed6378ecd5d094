import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import type { Account, Platform } from './accounts.ts'
import { AddGroups } from './add-groups.tsx'
import { EditAccount } from './edit-account.tsx'
import { PasteConversation } from './paste-conversation.tsx'
import { TestMessage } from './test-message.tsx'

interface AccountSheetProps {
  readonly account: Account | undefined
  readonly platforms: readonly Platform[]
  readonly act: 'edit' | 'test' | 'paste' | 'groups' | undefined
  readonly onClose: () => void
}

/** What is done with one account. */
export function AccountSheet({ account, platforms, act, onClose }: AccountSheetProps) {
  const t = useWords('accounts')
  const open = account !== undefined && act !== undefined
  return (
    <Sheet
      title={open ? t(`${act}.title`, { name: account.name }) : ''}
      open={open}
      onClose={onClose}
      width={560}
    >
      {open && act === 'edit' ? (
        <EditAccount
          account={account}
          platform={platforms.find(({ platform }) => platform === account.platform)}
          onDone={onClose}
        />
      ) : null}
      {open && act === 'test' ? <TestMessage account={account} /> : null}
      {open && act === 'paste' ? <PasteConversation account={account} /> : null}
      {open && act === 'groups' ? <AddGroups account={account} onDone={onClose} /> : null}
    </Sheet>
  )
}
