import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '#core/model/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { useFind } from './find-store.ts';
import { isPatternError } from './FindFields.tsx';
import { useHitList } from './HitList.tsx';
import { useFound } from './use-found.ts';

const Found = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('find');
  const { asked, error, isNothing, cells, hitAt, place } = useFound(project);
  const { replacing, replaced, exactScript } = useFind();
  const lines = useHitList(project, { cells, hitAt, place });
  const isAllReplaced = replacing && replaced > 0;
  const none =
    asked === null ? (
      <EmptyState icon={<Search aria-hidden />} title={t('start')}>
        {t('startText')}
      </EmptyState>
    ) : isNothing ? (
      <EmptyState title={t(isAllReplaced ? 'allReplaced' : 'none')}>
        {isAllReplaced || exactScript ? null : t('noneText')}
      </EmptyState>
    ) : null;
  return (
    <ListPanel
      label={t('list')}
      failure={error === null || isPatternError(error) ? null : <FailureNotice failure={failureOf(error)} />}
      loading={null}
      none={none}
      {...lines}
    />
  );
};

/** What was found, cell by cell. */
export const FindResults = () => {
  const project = useWorkspace((state) => state.project);
  return project === null ? null : <Found project={project} />;
};
