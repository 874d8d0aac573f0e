import { Search } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '#core/model/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { useFind } from './find-store.ts';
import { isPatternError } from './FindFields.tsx';
import { HitList } from './HitList.tsx';
import { useFound, useListed } from './use-found.ts';

const Found = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('find');
  const { asked, error, isNothing, cells, hitAt, place } = useFound(project);
  const { replacing, replaced, exactScript } = useFind();
  const onRange = useCallback((first: number, last: number) => useListed.setState({ first, last }), []);
  const isAllReplaced = replacing && replaced > 0;
  return (
    <>
      {error !== null && !isPatternError(error) ? <FailureNotice failure={failureOf(error)} /> : null}
      {asked === null ? (
        <EmptyState icon={<Search aria-hidden />} title={t('start')}>
          {t('startText')}
        </EmptyState>
      ) : null}
      {isNothing ? (
        <EmptyState title={t(isAllReplaced ? 'allReplaced' : 'none')}>
          {isAllReplaced || exactScript ? null : t('noneText')}
        </EmptyState>
      ) : null}
      {cells > 0 ? (
        <HitList project={project} cells={cells} hitAt={hitAt} place={place} onRange={onRange} />
      ) : null}
    </>
  );
};

/** What was found, cell by cell. */
export const FindResults = () => {
  const project = useWorkspace((state) => state.project);
  return project === null ? null : <Found project={project} />;
};
