import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { Difference } from '#renderer/workspace/Difference.tsx';
import { entriesOf, type FoundEntry, type FoundFact } from './docx-rows.ts';
import styles from '../../Dialogs.module.css';

type Of = 'word' | 'book';

/** The texts of an entry; of two of a changed sentence, what differs. */
const Texts = ({ entry: { texts, facts }, of }: { readonly entry: FoundEntry; readonly of: Of }) => {
  const [before, after] = texts;
  const isChange =
    of === 'book' && texts.length === 2 && facts.some((fact) => fact === 'edited' || fact === 'already');
  if (isChange && before !== undefined && after !== undefined) {
    return (
      <p>
        <Difference before={before} after={after} />
      </p>
    );
  }
  return texts.map((text, at) => (
    // Texts of one row stand in a fixed order and may be alike.
    // oxlint-disable-next-line react/no-array-index-key
    <p key={at}>{text}</p>
  ));
};

const Entry = ({
  entry,
  of,
  tabIndex,
}: {
  readonly entry: FoundEntry;
  readonly of: Of;
  readonly tabIndex: 0 | -1;
}) => {
  const { t } = useTranslation(['review-host', 'editor']);
  const { row, side, facts } = entry;
  const where = [
    ...(row === null ? [] : [t('row', { row })]),
    ...(side === null ? [] : [t(`editor:columnNames.${side}`)]),
  ];
  return (
    <div data-list-focus tabIndex={tabIndex} className={styles.row}>
      <span>
        {facts.map((what) => (
          <p key={what} className={styles.what}>
            {t([`${of}.rows.${what}`, `${of}.rows.other`], { what })}
          </p>
        ))}
        {where.length === 0 ? null : <p className={styles.where}>{where.join(' · ')}</p>}
      </span>
      <span className={styles.quoted}>
        <Texts entry={entry} of={of} />
      </span>
    </div>
  );
};

const entryHeight = 58;
/** Leaves room in a small window for what stands above and below the list: what was counted is read first. */
const tallest = 'max(9rem, min(20rem, 100vh - 26rem))';

/** What became of the rows of a Word document, or of the sentences of a book, so far as it is worth a word. */
export const FoundRows = ({ rows, of }: { readonly rows: readonly FoundFact[]; readonly of: Of }) => {
  const { t } = useTranslation('review-host');
  const [active, setActive] = useState(0);
  const entries = useMemo(() => entriesOf(rows), [rows]);
  if (entries.length === 0) return of === 'word' ? <p>{t('word.allMatched')}</p> : null;
  return (
    <>
      <p className={styles.what}>
        {of === 'word'
          ? t('word.found', { count: entries.length })
          : t('book.told', { count: entries.length })}
      </p>
      <div
        className={styles.rows}
        style={{ height: `min(${entries.length * (entryHeight + 12)}px, ${tallest})` }}
      >
        <VirtualList
          count={entries.length}
          label={t(of === 'word' ? 'word.list' : 'book.list')}
          estimate={entryHeight}
          active={active}
          onActive={setActive}
          itemKey={(index) => index}
          render={(index, { tabIndex }) => {
            const entry = entries[index];
            return entry === undefined ? null : <Entry entry={entry} of={of} tabIndex={tabIndex} />;
          }}
        />
      </div>
    </>
  );
};
