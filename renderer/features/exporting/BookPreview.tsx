import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookOutput } from '#core/layouts/settings.ts';
import { useWorkspace } from '../../workspace/store.ts';
import type { BookChoice } from './book-choice.ts';
import { BookFrame, frameWidths, type FrameWidth } from './BookFrame.tsx';
import { BookOption } from './BookOption.tsx';
import { BookPages } from './BookPages.tsx';
import styles from './Book.module.css';

const hasPages = (output: BookOutput): boolean => output === 'pdf' || output === 'docx';

/** What is to be known of the preview of an output: where it is not what comes out to the last line. */
const noteOf = (output: BookOutput, prints: boolean) => {
  if (hasPages(output)) return prints ? output : 'noPrinter';
  return output === 'epub' ? output : null;
};

/** The book as it comes out: its pages as they are printed, or what a reader's screen shows. */
export const BookPreview = ({
  choice,
  prints,
}: {
  readonly choice: BookChoice;
  readonly prints: boolean;
}) => {
  const { t } = useTranslation('exporting');
  const current = useWorkspace((state) => state.active.row);
  const [from, setFrom] = useState<'start' | 'row'>('row');
  const [width, setWidth] = useState<FrameWidth>('tablet');
  const { output } = choice;
  const row = from === 'row' && current > 1 ? current : null;
  const note = noteOf(output, prints);
  return (
    <>
      <div className={styles.previewBar}>
        {current > 1 ? (
          <BookOption
            label={t('books.from')}
            value={from}
            onChange={setFrom}
            options={[
              { value: 'start', label: t('books.fromStart') },
              { value: 'row', label: t('books.fromRow', { row: current }) },
            ]}
          />
        ) : null}
        {hasPages(output) ? null : (
          <BookOption
            label={t('books.width')}
            value={width}
            onChange={setWidth}
            options={frameWidths.map((one) => ({ value: one, label: t(`books.widths.${one}`) }))}
          />
        )}
      </div>
      {hasPages(output) && prints ? (
        <BookPages choice={choice} row={row} />
      ) : (
        <BookFrame choice={choice} row={row} width={hasPages(output) ? 'tablet' : width} />
      )}
      {note === null ? null : <p className={styles.previewNote}>{t(`books.previewNotes.${note}`)}</p>}
    </>
  );
};
