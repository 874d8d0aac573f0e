import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocxReviewReport, DocxReviewRow, MergeReport } from '#api/review.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { openPanel } from '#renderer/workspace/store.ts';
import { entriesOf, type DocxEntry } from './docx-rows.ts';
import { lookAt } from '../host-store.ts';
import { closeTakeIn } from './take-in-store.ts';
import styles from '../../Dialogs.module.css';

const told = [
  'items',
  'applied',
  'clashes',
  'contested',
  'reopened',
  'annotations',
  'replies',
  'states',
  'conflicts',
  'adrift',
] as const;

/** What is told even when there is none of it. */
const always: ReadonlySet<string> = new Set(['items', 'clashes']);

const Entry = ({ entry, tabIndex }: { readonly entry: DocxEntry; readonly tabIndex: 0 | -1 }) => {
  const { t } = useTranslation('review-host');
  const { row, facts, texts } = entry;
  return (
    <div data-list-focus tabIndex={tabIndex} className={styles.row}>
      <span>
        {facts.map((what) => (
          <p key={what} className={styles.what}>
            {t([`word.rows.${what}`, 'word.rows.other'], { what })}
          </p>
        ))}
        {row === null ? null : <p className={styles.where}>{t('row', { row })}</p>}
      </span>
      <span className={styles.quoted}>
        {texts.map((text, at) => (
          // Texts of one row stand in a fixed order and may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          <p key={at}>{text}</p>
        ))}
      </span>
    </div>
  );
};

const entryHeight = 58;
const tallest = 320;

/** What became of the rows of a Word document, so far as it is worth a word. */
const Rows = ({ rows }: { readonly rows: readonly DocxReviewRow[] }) => {
  const { t } = useTranslation('review-host');
  const [active, setActive] = useState(0);
  const entries = useMemo(() => entriesOf(rows), [rows]);
  if (entries.length === 0) return <p>{t('word.allMatched')}</p>;
  return (
    <>
      <p className={styles.what}>{t('word.found', { count: entries.length })}</p>
      <div className={styles.rows} style={{ height: Math.min(entries.length * (entryHeight + 12), tallest) }}>
        <VirtualList
          count={entries.length}
          label={t('word.list')}
          estimate={entryHeight}
          active={active}
          onActive={setActive}
          itemKey={(index) => index}
          render={(index, { tabIndex }) => {
            const entry = entries[index];
            return entry === undefined ? null : <Entry entry={entry} tabIndex={tabIndex} />;
          }}
        />
      </div>
    </>
  );
};

/** What became of a package, or of a Word document, that was taken in. */
export const MergeOutcome = ({ report }: { readonly report: MergeReport | DocxReviewReport }) => {
  const { t } = useTranslation('review-host');
  const show = (part: 'items' | 'conflicts'): void => {
    closeTakeIn();
    lookAt(report.review, part);
    openPanel('review', 'step');
  };
  const toDecide = report.items > report.applied;
  return (
    <div className={styles.body}>
      <p className={styles.facts}>
        {t('takeIn.from', {
          name: report.from === '' ? t('noName') : report.from,
          round: report.round,
        })}
      </p>
      {report.same ? (
        <Notice tone="good" title={t('takeIn.same')}>
          {t('rows' in report ? 'takeIn.sameWord' : 'takeIn.sameText')}
        </Notice>
      ) : (
        <>
          <ul className={styles.counts} aria-label={t('takeIn.done')}>
            {told
              .filter((name) => report[name] > 0 || always.has(name))
              .map((name) => (
                <li key={name}>{t(`takeIn.counts.${name}`, { count: report[name] })}</li>
              ))}
          </ul>
          <p className={styles.facts}>{t('takeIn.undo')}</p>
        </>
      )}
      {'rows' in report ? <Rows rows={report.rows} /> : null}
      <div className={styles.buttons}>
        {toDecide ? (
          <Button look="primary" ref={focusOnMount} onClick={() => show('items')}>
            {t('takeIn.show')}
          </Button>
        ) : null}
        {report.annotations + report.replies > 0 ? (
          <Button
            onClick={() => {
              closeTakeIn();
              openPanel('annotations');
            }}
          >
            {t('takeIn.showComments')}
          </Button>
        ) : null}
        {report.conflicts > 0 ? (
          <Button onClick={() => show('conflicts')}>{t('takeIn.showConflicts')}</Button>
        ) : null}
        <Button
          {...(toDecide ? {} : { look: 'primary' as const, ref: focusOnMount })}
          onClick={() => {
            closeTakeIn();
            lookAt(report.review);
          }}
        >
          {t('close')}
        </Button>
      </div>
    </div>
  );
};
