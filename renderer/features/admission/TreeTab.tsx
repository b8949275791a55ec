import { useNavigate } from '@tanstack/react-router'
import { ChevronRight, Network } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button, type Key, Tree, TreeItem, TreeItemContent } from 'react-aria-components'
import type { MemberId } from '../../../shared/model/ids.ts'
import { invitationTree, type TreeNode } from '../../../shared/queries/invitationTree.ts'
import { profileOf, useMemberNames } from '../../store/duties/names.ts'
import { useMembership } from '../../store/hooks.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { formatDate } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { v } from './invitationMessages.ts'

/** Shown under one person at first, and with each step more: somebody may have brought thousands. */
const STEP = 100
const MORE = 'more/'

/** Who came through whom, unfolded as far as one likes. */
export const TreeTab = () => {
  const { t } = useI18n()
  const navigate = useNavigate()
  const membership = useMembership()
  const roots = useMemo(() => membership && invitationTree(membership), [membership])
  const [unfolded, setUnfolded] = useState<ReadonlySet<Key> | null>(null)
  const [steps, setSteps] = useState<ReadonlyMap<string, number>>(new Map())
  const expanded = unfolded ?? new Set<Key>(roots?.map(({ member }) => member))
  const shownOf = (node: TreeNode) => node.children.slice(0, STEP * (steps.get(node.member) ?? 1))
  const visible: MemberId[] = []
  const walk = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      visible.push(node.member)
      if (expanded.has(node.member)) walk(shownOf(node))
    }
  }
  walk(roots ?? [])
  const { nameOf } = useMemberNames(visible)
  if (!roots) return null
  if ((membership?.length ?? 0) < 2)
    return (
      <EmptyState icon={Network} title={t(v.treeEmptyTitle)}>
        {t(v.treeEmptyText)}
      </EmptyState>
    )
  const act = (key: Key) => {
    const id = String(key)
    if (!id.startsWith(MORE)) return void navigate({ to: '/people/$id', params: { id: profileOf(id) } })
    const member = id.slice(MORE.length)
    setSteps(new Map(steps).set(member, (steps.get(member) ?? 1) + 1))
  }
  const item = (node: TreeNode) => {
    const { member, children } = node
    const isUnfolded = expanded.has(member)
    const shown = isUnfolded ? shownOf(node) : children.slice(0, 1)
    return (
      <TreeItem key={member} id={member} textValue={nameOf(member)} className="v-tree-item">
        <Line node={node} name={nameOf(member)} />
        {shown.map(item)}
        {isUnfolded && children.length > shown.length ? (
          <More id={MORE + member} count={Math.min(STEP, children.length - shown.length)} />
        ) : null}
      </TreeItem>
    )
  }
  return (
    <div className="v-admission">
      <p className="v-quiet v-prose">{t(v.treeText)}</p>
      <Tree
        aria-label={t(v.tree)}
        className="v-tree"
        expandedKeys={expanded}
        onExpandedChange={setUnfolded}
        onAction={act}
      >
        {roots.map(item)}
      </Tree>
    </div>
  )
}

const More = ({ id, count }: { readonly id: string; readonly count: number }) => {
  const { t } = useI18n()
  const text = t(v.moreBrought, { n: count })
  return (
    <TreeItem id={id} textValue={text} className="v-tree-item">
      <TreeItemContent>
        {({ level }) => (
          <span className="v-tree-line v-tree-more" style={{ '--v-level': level } as React.CSSProperties}>
            {text}
          </span>
        )}
      </TreeItemContent>
    </TreeItem>
  )
}

const Line = ({ node, name }: { readonly node: TreeNode; readonly name: string }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { member, since, isGone, brought } = node
  return (
    <TreeItemContent>
      {({ level, hasChildItems }) => (
        <div className="v-tree-line" style={{ '--v-level': level } as React.CSSProperties}>
          {hasChildItems ? (
            <Button slot="chevron" className="v-tree-chevron" aria-label={t(v.unfold, { name })}>
              <ChevronRight size={16} aria-hidden />
            </Button>
          ) : (
            <span className="v-tree-chevron" />
          )}
          <Avatar name={name} seed={profileOf(member)} size={20} />
          <span className="v-request-name v-truncate">{name}</span>
          {isGone ? <Badge>{t(v.notAnyMore)}</Badge> : null}
          <span className="v-tree-facts">
            {brought > 0 ? <span>{t(v.brought, { n: brought })}</span> : null}
            {since > 0 ? <span>{t(v.sinceDay, { when: formatDate(i18n, since) })}</span> : null}
          </span>
        </div>
      )}
    </TreeItemContent>
  )
}
