/** The places of a community, in the order and company in which people look for them. */
import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import ApiOutlined from '@ant-design/icons/es/icons/ApiOutlined'
import AppstoreOutlined from '@ant-design/icons/es/icons/AppstoreOutlined'
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined'
import BranchesOutlined from '@ant-design/icons/es/icons/BranchesOutlined'
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined'
import ExperimentOutlined from '@ant-design/icons/es/icons/ExperimentOutlined'
import HeartOutlined from '@ant-design/icons/es/icons/HeartOutlined'
import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined'
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined'
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import MedicineBoxOutlined from '@ant-design/icons/es/icons/MedicineBoxOutlined'
import MessageOutlined from '@ant-design/icons/es/icons/MessageOutlined'
import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined'
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined'
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined'
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined'
import type { Right } from '../session.ts'

export interface Place {
  readonly name:
    | 'home'
    | 'inbox'
    | 'round'
    | 'live'
    | 'studio'
    | 'playground'
    | 'versions'
    | 'groups'
    | 'members'
    | 'outbox'
    | 'checkup'
    | 'health'
    | 'accounts'
    | 'history'
    | 'people'
    | 'audit'
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: ComponentType
  /** Second key after `g`. */
  readonly key: string
  readonly needs?: Right
}

export const PLACES: Readonly<Record<'today' | 'rules' | 'people' | 'house', readonly Place[]>> = {
  today: [
    { name: 'home', to: '/c/$community', icon: HomeOutlined, key: 'h' },
    { name: 'inbox', to: '/c/$community/inbox', icon: InboxOutlined, key: 'i' },
    { name: 'round', to: '/c/$community/round', icon: ReloadOutlined, key: 'r', needs: 'manager' },
    { name: 'live', to: '/c/$community/live', icon: MessageOutlined, key: 'l' },
  ],
  rules: [
    { name: 'studio', to: '/c/$community/studio', icon: EditOutlined, key: 's' },
    { name: 'playground', to: '/c/$community/playground', icon: ExperimentOutlined, key: 'p' },
    { name: 'versions', to: '/c/$community/versions', icon: BranchesOutlined, key: 'v' },
  ],
  people: [
    { name: 'groups', to: '/c/$community/groups', icon: AppstoreOutlined, key: 'u' },
    { name: 'members', to: '/c/$community/members', icon: TeamOutlined, key: 'm' },
    { name: 'checkup', to: '/c/$community/checkup', icon: MedicineBoxOutlined, key: 'k' },
  ],
  house: [
    { name: 'outbox', to: '/c/$community/outbox', icon: SendOutlined, key: 'o' },
    { name: 'health', to: '/c/$community/health', icon: HeartOutlined, key: 'e' },
    { name: 'accounts', to: '/c/$community/accounts', icon: ApiOutlined, key: 'c', needs: 'manager' },
    { name: 'history', to: '/c/$community/history', icon: HistoryOutlined, key: 'b' },
    { name: 'people', to: '/c/$community/people', icon: SafetyOutlined, key: 't' },
    { name: 'audit', to: '/c/$community/audit', icon: AuditOutlined, key: 'a' },
  ],
}

export const SECTIONS = ['today', 'rules', 'people', 'house'] as const
