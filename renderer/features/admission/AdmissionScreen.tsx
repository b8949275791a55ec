import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ListChecks, QrCode } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { useOpenRequests } from '../../store/admission/useRequests.ts'
import { useSession } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { Split } from '../../ui/Split.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { AddressDialog } from './AddressDialog.tsx'
import { ApplicationPanel } from './ApplicationPanel.tsx'
import { a } from './admissionMessages.ts'
import { DecisionsTab } from './DecisionsTab.tsx'
import { InvitationsTab } from './InvitationsTab.tsx'
import { v } from './invitationMessages.ts'
import { QuestionsDialog } from './QuestionsDialog.tsx'
import { RequestsTab } from './RequestsTab.tsx'
import { TreeTab } from './TreeTab.tsx'
import './admission.css'

interface AdmissionTab {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly content: ReactNode
}

/** Who comes in, by which way, and who decided it. A tab is a line in `tabs`. */
export const AdmissionScreen = () => {
  const { t } = useI18n()
  const { entry } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id?: EntityId }
  const { tab = 'requests' } = useSearch({ strict: false }) as { readonly tab?: string }
  const requests = useOpenRequests()
  const [dialog, setDialog] = useState<'address' | 'questions' | null>(null)
  const search = tab === 'requests' ? {} : { tab }
  const show = (open: EntityId) =>
    void navigate({ to: '/admission/$id', params: { id: open }, search: search as never })
  const close = () => void navigate({ to: '/admission', search: search as never })

  const tabs: readonly AdmissionTab[] = [
    {
      id: 'requests',
      label: t(a.applications),
      ...(requests && requests.length > 0 && { count: requests.length }),
      content: <RequestsTab requests={requests} selected={id} onOpen={show} onLetApply={() => setDialog('address')} />,
    },
    { id: 'invitations', label: t(v.invitations), content: <InvitationsTab /> },
    { id: 'tree', label: t(v.tree), content: <TreeTab /> },
    { id: 'decisions', label: t(a.decisions), content: <DecisionsTab /> },
  ]
  return (
    <Split inspector={id ? <ApplicationPanel key={id} id={id} onClose={close} /> : null}>
      <Page
        title={t(a.title)}
        actions={
          entry.sample ? null : (
            <>
              <Button icon={ListChecks} onPress={() => setDialog('questions')}>
                {t(a.editQuestions)}
              </Button>
              <Button icon={QrCode} onPress={() => setDialog('address')}>
                {t(a.letApply)}
              </Button>
            </>
          )
        }
      >
        <Tabs
          label={t(a.title)}
          items={tabs}
          selected={tab}
          onSelect={(next) =>
            void navigate({ to: '/admission', search: (next === 'requests' ? {} : { tab: next }) as never })
          }
        />
        <AddressDialog isOpen={dialog === 'address'} onClose={() => setDialog(null)} />
        <QuestionsDialog isOpen={dialog === 'questions'} onClose={() => setDialog(null)} />
      </Page>
    </Split>
  )
}
