import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo, SideCounts } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { columnsOf } from '../../workspace/store.ts';
import styles from './StatusBar.module.css';

/** How long every column is: words, characters without and with white space. */
const Lengths = ({ project }: { readonly project: ProjectInfo }) => {
  const { t, i18n } = useTranslation(['status', 'editor']);
  const { data, error } = useQuery({
    queryKey: [liveKey, 'lengths', project.path],
    queryFn: () => answerOf(client.project.lengths({})),
  });
  const number = (count: number): string => count.toLocaleString(i18n.language);
  if (error !== null) return <FailureNotice failure={failureOf(error)} />;
  if (data === undefined) return null;
  const columns = columnsOf(project).map(
    (side) => data.find((length) => length.side === side) ?? { side, words: 0, characters: 0, spaces: 0 },
  );
  return (
    <>
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{t('counts.column')}</th>
            {columns.map(({ side }) => (
              <th key={side} scope="col">
                {t(`editor:columns.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['words', 'characters', 'all'] as const).map((unit) => (
            <tr key={unit}>
              <th scope="row">{t(`counts.${unit}`)}</th>
              {columns.map(({ side, words, characters, spaces }) => (
                <td key={side}>{number({ words, characters, all: characters + spaces }[unit])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.help}>{t('counts.help')}</p>
    </>
  );
};

/** Counts of the active column: what the column is measured in by those who pay for it. A click shows all of them. */
export const Length = ({
  project,
  counts,
}: {
  readonly project: ProjectInfo;
  readonly counts: SideCounts;
}) => {
  const { t } = useTranslation(['status', 'common']);
  const [open, setOpen] = useState(false);
  const language = counts.side === 'source' ? project.documents[0]?.language : counts.side;
  return (
    <>
      <Tooltip text={t('counts.open')}>
        <button type="button" className={styles.place} onClick={() => setOpen(true)}>
          {t(language === 'en' ? 'words' : 'han', { count: counts.words })}
          <span className={styles.dot} aria-hidden>
            ·
          </span>
          {t('characters', { count: counts.characters })}
        </button>
      </Tooltip>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('counts.title')}
        closeLabel={t('common:close')}
      >
        <div className={styles.lengths}>
          <Lengths project={project} />
        </div>
      </Dialog>
    </>
  );
};
