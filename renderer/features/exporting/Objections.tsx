import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { adaptedSentence } from '#core/formats/sentences.ts';
import type { RowNumber, SegmentId, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Notice } from '../../ui/Notice.tsx';
import { closeSheet, goTo } from '../../workspace/store.ts';
import { FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import type { SameChoice } from './same-choice.ts';
import type { Checked } from './use-same.ts';
import styles from './Objections.module.css';

/** Rows that are listed; the others are counted. */
const listed = 200;

const goToRow = (row: RowNumber, side: Side): void => {
  goTo({ row, side, mode: 'grid' });
  closeSheet();
};

type Line = {
  readonly key: string;
  readonly row: RowNumber;
  readonly segment: SegmentId;
  readonly side: Side;
  readonly severity: 'error' | 'warning';
  readonly text: string;
};

const useLines = (choice: SameChoice): ((checked: Checked) => readonly Line[]) => {
  const { t } = useTranslation(['exporting', 'checks', 'formats']);
  return ({ check }) => {
    if (check === null) return [];
    const severity = choice.untranslated === 'refuse' ? 'error' : 'warning';
    const missing = check.untranslated.rows.map(({ row, segment }): Line => ({
      key: `${row}`,
      row,
      segment,
      side: choice.column,
      severity,
      text: t('same.noTranslation'),
    }));
    const found = check.findings.map(({ row, segment, side, severity, sentence, params }, n): Line => ({
      key: `${row} ${n}`,
      row,
      segment,
      side,
      severity,
      text: t(sentence, { ...params }),
    }));
    return [...missing, ...found].toSorted((a, b) => a.row - b.row);
  };
};

/** How the originals of the rows that are listed begin: a number alone says nothing of a row. */
const useOriginals = (lines: readonly Line[]): ReadonlyMap<SegmentId, string> => {
  const segments = [...new Set(lines.slice(0, listed).map(({ segment }) => segment))];
  const { data } = useQuery({
    queryKey: [liveKey, 'rows', 'of', segments],
    queryFn: () => answerOf(client.rows.of({ segments })),
    enabled: segments.length > 0,
  });
  return new Map(data?.map(({ segment, cells }) => [segment, cells['source']?.text.slice(0, 200) ?? '']));
};

/** One document: why it cannot be written, what was found in which rows, and how it is adapted. */
const OfDocument = ({
  checked,
  choice,
  several,
}: {
  readonly checked: Checked;
  readonly choice: SameChoice;
  readonly several: boolean;
}) => {
  const { t } = useTranslation(['exporting', 'editor', 'checks', 'formats']);
  const lines = useLines(choice)(checked);
  const originals = useOriginals(lines);
  const { document, check, failure } = checked;
  const count = (check?.untranslated.count ?? 0) + (check?.count ?? 0);
  const { name } = document.document;
  const adapted = choice.adapt ? (check?.adapted ?? []) : [];
  return (
    <section className={styles.document} aria-label={name}>
      {several ? <h3 className={styles.name}>{name}</h3> : null}
      {failure === null ? null : <FailureNotice failure={failure} />}
      {count === 0 ? null : <p className={styles.count}>{t('same.found', { count })}</p>}
      {lines.length === 0 ? null : (
        <ul className={styles.list} aria-label={t('same.findings')}>
          {lines.slice(0, listed).map(({ key, row, segment, side, severity, text }) => (
            <li key={key}>
              <button type="button" className={styles.line} onClick={() => goToRow(row, side)}>
                <span className={styles[severity]}>{t(`checks:severities.${severity}`)}</span>
                <span className={styles.row}>{t('same.row', { row })}</span>
                <span className={styles.what}>{text}</span>
                <span className={styles.original} lang={document.document.language}>
                  {originals.get(segment)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {count > Math.min(lines.length, listed) ? (
        <p className={styles.count}>{t('same.more', { count: count - Math.min(lines.length, listed) })}</p>
      ) : null}
      {adapted.length === 0 ? null : (
        <>
          <p className={styles.count}>{t('same.adapted')}</p>
          <ul className={styles.adapted}>
            {adapted.map(({ code, count: times }) => (
              <li key={code}>{t(adaptedSentence(code), { count: times })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** Whether nothing speaks against writing any of them. */
export const isClear = (checked: readonly Checked[]): boolean =>
  checked.every(
    ({ check, failure }) =>
      failure === null && check !== null && check.count + check.untranslated.count === 0,
  );

/** What was found before documents are written; each row leads to its place in the text. */
export const Objections = ({
  checked,
  choice,
}: {
  readonly checked: readonly Checked[];
  readonly choice: SameChoice;
}) => {
  const { t } = useTranslation('exporting');
  const shown = checked.filter(
    ({ check, failure }) =>
      failure !== null ||
      (check !== null &&
        check.count + check.untranslated.count + (choice.adapt ? check.adapted.length : 0) > 0),
  );
  return (
    <div className={styles.objections}>
      {isClear(checked) ? <Notice tone="good" title={t('same.clear')} /> : null}
      {shown.map((one) => (
        <OfDocument
          key={one.document.document.id}
          checked={one}
          choice={choice}
          several={checked.length > 1}
        />
      ))}
    </div>
  );
};
