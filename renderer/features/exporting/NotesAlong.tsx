import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NotesByVisibility } from '#api/exports.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { columnsOf, notesGoing, type ExportChoice, type WritableFormat } from './export-choice.ts';
import styles from './Exporting.module.css';

const noNotes: NotesByVisibility = { export: 0, shared: 0, private: 0 };

/** How many annotations what is chosen has, by who may see them. */
const useNoteCounts = (choice: ExportChoice): NotesByVisibility => {
  const columns = columnsOf(choice);
  const { document } = choice;
  const { data = noNotes } = useQuery({
    queryKey: [liveKey, 'export-notes', document, columns],
    enabled: columns.length > 0,
    queryFn: () =>
      answerOf(client.exports.notes({ columns: [...columns], ...(document === null ? {} : { document }) })),
  });
  return data;
};

/** How many annotations go along and how many stay, why, and what would include them. Nothing where there are none at all. */
export const NotesAlong = ({
  choice,
  formats,
  onChange,
}: {
  readonly choice: ExportChoice;
  readonly formats: readonly WritableFormat[];
  readonly onChange: (changed: Partial<ExportChoice>) => void;
}) => {
  const { t } = useTranslation(['exporting', 'formats']);
  const counts = useNoteCounts(choice);
  const { along, stay } = notesGoing(choice, counts, formats);
  if (along + stay.reduce((sum, { count }) => sum + count, 0) === 0) return null;
  return (
    <div className={styles.notes} aria-live="polite">
      <p>{along === 0 ? t('alongNone') : t('along', { count: along })}</p>
      {stay.map(({ why, count, change }) => (
        <p key={why} className={styles.stay}>
          <span>{t(`stay.${why}`, { count })}</span>
          {why === 'format' && change.format === undefined ? null : (
            <Button small onClick={() => onChange(change)}>
              {change.format === undefined
                ? t('include')
                : t('useFormat', { format: t(`formats:${change.format.id}.name`) })}
            </Button>
          )}
        </p>
      ))}
    </div>
  );
};
