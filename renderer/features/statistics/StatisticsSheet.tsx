import { useLanguageName } from '#renderer/workspace/column-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo, SideCounts } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { PanelBody, PanelSection } from '../../ui/Panel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import styles from './Statistics.module.css';

const useNumber = (): ((count: number) => string) => {
  const { i18n } = useTranslation();
  return (count) => count.toLocaleString(i18n.language);
};

/** One line of a table for each of its subjects: a name, then numbers. */
type Line = { readonly key: string; readonly name: ReactNode; readonly cells: readonly ReactNode[] };

const Table = ({
  heads,
  lines,
}: {
  /** The first is that of the names. */
  readonly heads: readonly string[];
  readonly lines: readonly Line[];
}) => (
  <div className={styles.wide}>
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={heads[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Confirmed = ({ counts }: { readonly counts: SideCounts }) => {
  const { i18n } = useTranslation();
  const done = counts.translated + counts.reviewed + counts.approved;
  const part = counts.segments === 0 ? 0 : done / counts.segments;
  // All is said only when all is done.
  const percent = Math.floor(part * 100) / 100;
  return (
    <span className={styles.part}>
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ transform: `scaleX(${part})` }} />
      </span>
      {percent.toLocaleString(i18n.language, { style: 'percent' })}
    </span>
  );
};

const states = ['empty', 'draft', 'translated', 'reviewed', 'approved'] as const;

/** How many segments of each translation are in which state. */
const Progress = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation(['statistics', 'editor']);
  const number = useNumber();
  const { data, error } = useQuery({
    queryKey: [liveKey, 'counts', project.path],
    queryFn: () => answerOf(client.project.counts({})),
  });
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  const translations = columnsOf(project).filter((side) => side !== 'source');
  const lines = translations.flatMap((side) => {
    const counts = data?.find((each) => each.side === side);
    if (counts === undefined) return [];
    const name = t(`editor:columns.${side}`);
    const numbers = states.map((state) => number(counts[state]));
    return [{ key: side, name, cells: [...numbers, <Confirmed key="confirmed" counts={counts} />] }];
  });
  return (
    <Table
      heads={[t('column'), ...states.map((state) => t(`editor:states.${state}`)), t('confirmed')]}
      lines={lines}
    />
  );
};

/** How long every column is: words, characters without and with white space. */
const Lengths = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation(['statistics', 'editor']);
  const number = useNumber();
  const { data, error } = useQuery({
    queryKey: [liveKey, 'lengths', project.path],
    queryFn: () => answerOf(client.project.lengths({})),
  });
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  const lines = columnsOf(project).map((side) => {
    const length = data?.find((each) => each.side === side);
    const { words = 0, characters = 0, spaces = 0 } = length ?? {};
    const counts = [words, characters, characters + spaces];
    const name = t(`editor:columns.${side}`);
    return { key: side, name, cells: counts.map((count) => (data === undefined ? '…' : number(count))) };
  });
  return (
    <>
      <Table heads={[t('column'), t('words'), t('characters'), t('all')]} lines={lines} />
      <p className={styles.help}>{t('help')}</p>
    </>
  );
};

const Documents = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation(['statistics', 'editor']);
  const number = useNumber();
  const nameOf = useLanguageName();
  const lines = project.documents.map(({ id, name, language, rows }) => ({
    key: String(id),
    name: <span lang={language}>{name}</span>,
    cells: [nameOf(language), number(rows)],
  }));
  return <Table heads={[t('document'), t('language'), t('segments')]} lines={lines} />;
};

/** How long the texts of the project are, and how far their translation is. */
export const StatisticsSheet = () => {
  const { t } = useTranslation('statistics');
  const project = useWorkspace((state) => state.project);
  if (project === null) return null;
  return (
    <PanelBody label={t('title')}>
      <PanelSection title={t('length')}>
        <Lengths project={project} />
      </PanelSection>
      <PanelSection title={t('progress')}>
        <Progress project={project} />
      </PanelSection>
      <PanelSection title={t('documents')}>
        <Documents project={project} />
      </PanelSection>
    </PanelBody>
  );
};
