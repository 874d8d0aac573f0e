import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SideCounts } from '#core/model/index.ts';
import { client } from '../../api.ts';
import type { Feature } from '../../workspace/feature.ts';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { Length } from './Counts.tsx';
import { RowField } from './RowField.tsx';
import { SavedState } from './SavedState.tsx';
import styles from './StatusBar.module.css';

/** More than this many do not fit beside each other: of those, the one that is worked in. The heads show all. */
const mostBars = 3;

const doneOf = (counts: SideCounts): number => counts.translated + counts.reviewed + counts.approved;

/** How far one language is, in numbers and as a thin bar. */
const Progress = ({ counts }: { readonly counts: SideCounts }) => {
  const { t } = useTranslation('status');
  const done = doneOf(counts);
  const part = counts.segments === 0 ? 0 : done / counts.segments;
  return (
    <span className={styles.item} title={t('doneOf', { done, count: counts.segments })}>
      {t(`editor:columns.${counts.side}`)}
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ transform: `scaleX(${part})` }} />
      </span>
      <span className={styles.number}>{t('fraction', { done, all: counts.segments })}</span>
    </span>
  );
};

/** The line under the text: saved or not, where one is, how far each language is, how long the text is. */
export const StatusBar = ({ features }: { readonly features: readonly Feature[] }) => {
  const { t } = useTranslation('status');
  const project = useWorkspace((state) => state.project);
  const side = useWorkspace((state) => state.active.side);
  const path = project?.path ?? '';
  const { data } = useQuery({
    queryKey: [liveKey, 'counts', path],
    queryFn: () => answerOf(client.project.counts({})),
    enabled: path !== '',
  });
  if (project === null) return null;
  const active = data?.find((counts) => counts.side === side);
  const translations = columnsOf(project).filter((column) => column !== 'source');
  const withBars =
    translations.length > mostBars ? translations.filter((column) => column === side) : translations;
  return (
    <footer className={styles.status} aria-label={t('label')}>
      <SavedState readOnly={project.readOnly} />
      <RowField rows={project.rows} />
      {features.map(({ id, Status }) => (Status === undefined ? null : <Status key={id} />))}
      <span className={styles.space} />
      {active === undefined || active.characters + active.words === 0 ? null : (
        <Length project={project} counts={active} />
      )}
      {withBars
        .flatMap((column) => data?.find((counts) => counts.side === column) ?? [])
        .map((counts) => (
          <Progress key={counts.side} counts={counts} />
        ))}
    </footer>
  );
};
