import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './playground.module.css'
import type { Person } from './stage.ts'

interface AddPersonProps {
  readonly open: boolean
  /** Roles of the charter. */
  readonly roles: readonly string[]
  readonly onClose: () => void
  readonly onAdd: (person: Omit<Person, 'id'>) => void
}

type Fields = Omit<Person, 'id' | 'role'> & { readonly role: NonNullable<Person['role']> }

const START: Fields = {
  name: '',
  role: 'member',
  roles: [],
  tags: [],
  points: 0,
  messages: 0,
  days: 0,
  outside: false,
}

/** Somebody invented: what rules may look at, and nothing else. */
export function AddPerson({ open, roles, onClose, onAdd }: AddPersonProps) {
  const t = useWords('playground')
  const platform = (['member', 'admin', 'owner'] as const).map((value) => ({
    value,
    label: t(`platform.${value}`),
  }))
  return (
    <Sheet title={t('addPerson')} open={open} onClose={onClose}>
      <Form<Fields>
        layout="vertical"
        initialValues={START}
        onFinish={(fields) => {
          onAdd(fields)
          onClose()
        }}
      >
        <Form.Item
          name="name"
          label={t('person.name')}
          rules={[{ required: true, message: t('person.nameNeeded') }]}
        >
          <Input maxLength={64} autoFocus />
        </Form.Item>
        <Form.Item name="role" label={t('person.role')}>
          <Select options={platform} />
        </Form.Item>
        {roles.length > 0 ? (
          <Form.Item name="roles" label={t('person.roles')}>
            <Select mode="multiple" options={roles.map((value) => ({ value, label: value }))} />
          </Form.Item>
        ) : null}
        <div className={styles['figures']}>
          <Form.Item name="days" label={t('person.days')}>
            <InputNumber min={0} max={3_650} precision={0} />
          </Form.Item>
          <Form.Item name="messages" label={t('person.messages')}>
            <InputNumber min={0} max={1_000_000} precision={0} />
          </Form.Item>
          <Form.Item name="points" label={t('person.points')}>
            <InputNumber min={-1_000_000} max={1_000_000} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="tags" label={t('person.tags')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item name="outside" valuePropName="checked">
          <Checkbox>{t('person.outside')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" block>
          {t('person.add')}
        </Button>
      </Form>
    </Sheet>
  )
}
