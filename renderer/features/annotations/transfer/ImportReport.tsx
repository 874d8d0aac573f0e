import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationImportReport, ImportedAnnotation } from '#api/annotations.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import { FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { openPanel } from '#renderer/workspace/store.ts';
import { setFilter } from '../list/list-store.ts';
import { closeImport, useTransfer } from './transfer-store.ts';
import styles from './Transfer.module.css';

/** Only what somebody may want to look into: what came in whole needs no line. */
const worthTelling = (report: AnnotationImportReport): readonly ImportedAnnotation[] =>
  report.items.filter(({ taken, status }) => taken === 'refused' || (status !== null && status !== 'live'));

/** Which annotation it is: its words and where they are, who said what; never its number in some program. */
const Named = ({ item: { id, quote, row, author, body, number } }: { readonly item: ImportedAnnotation }) => {
  const { t } = useTranslation('annotations');
  const facts = [
    ...(quote === '' ? [] : [t('import.quoted', { quote })]),
    ...(row === null ? [] : [t('row', { row })]),
    ...(author === '' ? [] : [author]),
  ];
  return (
    <span className={styles.named} title={id}>
      {facts.length === 0 && body === '' && number !== null ? t('import.nth', { number }) : facts.join(' · ')}
      {body === '' ? null : <span className={styles.body}>{body}</span>}
    </span>
  );
};

const Item = ({ item, tabIndex }: { readonly item: ImportedAnnotation; readonly tabIndex: 0 | -1 }) => {
  const { t } = useTranslation('annotations');
  const { taken, status, reason } = item;
  return (
    <div data-list-focus tabIndex={tabIndex} className={styles.item}>
      <span className={styles.taken}>
        {taken === 'refused' || status === null || status === 'live'
          ? t(`import.taken.${taken}`)
          : t(`statusNames.${status}`)}
      </span>
      <span>
        {reason === null
          ? null
          : t([`import.reasons.${reason}`, 'import.reasons.unreadable'], { detail: item.detail })}
      </span>
      <Named item={item} />
    </div>
  );
};

const Report = ({ report }: { readonly report: AnnotationImportReport }) => {
  const { t } = useTranslation('annotations');
  const [active, setActive] = useState(0);
  const items = worthTelling(report);
  const counts = (['taken', 'updated', 'same', 'refused', 'orphaned'] as const).filter(
    (name) => report[name] > 0 || name === 'taken',
  );
  return (
    <>
      <ul className={styles.counts} aria-label={t('import.done')}>
        {counts.map((name) => (
          <li key={name}>{t(`import.counts.${name}`, { count: report[name] })}</li>
        ))}
      </ul>
      {items.length === 0 ? null : (
        <div className={styles.items} style={{ height: Math.min(items.length * 66, 320) }}>
          <VirtualList
            count={items.length}
            label={t('import.items')}
            estimate={66}
            active={active}
            onActive={setActive}
            itemKey={(index) => index}
            render={(index, { tabIndex }) => {
              const item = items[index];
              return item === undefined ? null : <Item item={item} tabIndex={tabIndex} />;
            }}
          />
        </div>
      )}
    </>
  );
};

/** What became of an import: how many came in, and why others did not. */
export const ImportReport = () => {
  const { t } = useTranslation('annotations');
  const reading = useTransfer((state) => state.reading);
  const showOrphans = (): void => {
    setFilter({ statuses: ['orphan'] });
    openPanel('annotations');
    closeImport();
  };
  return (
    <Dialog
      open={reading.at === 'done' || reading.at === 'failed'}
      onClose={closeImport}
      title={t('import.report')}
      closeLabel={t('close')}
    >
      <div className={styles.report}>
        {reading.at === 'failed' ? <FailureNotice failure={reading.failure} /> : null}
        {reading.at === 'done' ? <Report report={reading.report} /> : null}
        <div className={styles.buttons}>
          <Button look="primary" onClick={closeImport}>
            {t('close')}
          </Button>
          {reading.at === 'done' && reading.report.orphaned > 0 ? (
            <Button onClick={showOrphans}>{t('import.showOrphans')}</Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
};
