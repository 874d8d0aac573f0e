import { BookText } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConcordanceEntry } from '#api/memory.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Choice.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { fileSize } from '../../ui/time.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { client } from '../../api.ts';
import { ExportOutcome } from '../../workspace/ExportOutcome.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { useWorkspace } from '../../workspace/store.ts';
import { goToEntry, insertEntry } from './act.ts';
import { EntryItem } from './EntryItem.tsx';
import { changeConcordance, exportFound, useConcordance, type ConcordanceView } from './store.ts';
import { useFoundLines } from './use-found.ts';
import styles from './Concordance.module.css';

/** How long the typing must rest before the search runs, in milliseconds. */
const rest = 200;

const goToList = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget
    .closest('[data-region="drawer"]')
    ?.querySelector<HTMLElement>('[data-list-focus][tabindex="0"]')
    ?.focus();
};

const SearchWords = () => {
  const { t } = useTranslation('concordance');
  const text = useConcordance((state) => state.text);
  return (
    <div className={styles.search}>
      <Field label={t('search')} hideLabel>
        {(ids) => (
          <TextInput
            {...ids}
            type="search"
            data-region-focus
            value={text}
            maxLength={1000}
            placeholder={t('placeholder')}
            onChange={(event) => changeConcordance({ text: event.target.value })}
            onKeyDown={goToList}
          />
        )}
      </Field>
    </div>
  );
};

const views: readonly ConcordanceView[] = ['words', 'differences'];

const Outcome = () => {
  const { t, i18n } = useTranslation('concordance');
  const writing = useConcordance((state) => state.writing);
  if (writing.at === 'idle') return null;
  return (
    <div className={styles.outcome}>
      <ExportOutcome
        stage={writing}
        facts={({ rows, bytes }) => t('exported', { count: rows, size: fileSize(bytes, i18n.language) })}
        progressText={() => t('searching')}
        onCancel={(job) => void client.jobs.cancel({ job })}
      />
      {writing.at === 'writing' ? null : (
        <Button small look="quiet" onClick={() => changeConcordance({})}>
          {t('close')}
        </Button>
      )}
    </div>
  );
};

const Head = ({ counts, any }: { readonly counts: string; readonly any: boolean }) => {
  const { t } = useTranslation('concordance');
  const view = useConcordance((state) => state.view);
  return (
    <>
      <div className={styles.head}>
        <Segmented
          label={t('view')}
          options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={view}
          onChange={(chosen) => changeConcordance({ view: chosen })}
        />
        {view === 'words' ? <SearchWords /> : null}
        <p className={styles.counts} aria-live="polite">
          {counts}
        </p>
        <Button small look="quiet" disabled={!any} onClick={() => void exportFound('csv')}>
          {t('exportCsv')}
        </Button>
        <Button small look="quiet" disabled={!any} onClick={() => void exportFound('tmx')}>
          {t('exportTmx')}
        </Button>
      </div>
      <Outcome />
    </>
  );
};

/** Texts with some words, from the project's confirmed rows and its memories; or rows with one original and different translations. */
export const Concordance = () => {
  const { t } = useTranslation('concordance');
  const view = useConcordance((state) => state.view);
  const text = useDebounced(useConcordance((state) => state.text).trim(), rest);
  const side = useWorkspace(({ active }) => active.side);
  const [now] = useState(() => Date.now());
  const { lines, count, isCut, error, searching } = useFoundLines(view, text);
  const isAsked = view === 'differences' || text !== '';
  const counts = !isAsked
    ? ''
    : searching
      ? t('searching')
      : t(isCut ? `counts.${view}Cut` : `counts.${view}`, { count });
  const none = isAsked ? (
    searching ? null : (
      <EmptyState title={t(`none.${view}`)}>{t(`noneText.${view}`)}</EmptyState>
    )
  ) : (
    <EmptyState icon={<BookText aria-hidden />} title={t('start')}>
      {t('startText')}
    </EmptyState>
  );
  const press = (entry: ConcordanceEntry): void => {
    if (view === 'words') void insertEntry(entry);
    else goToEntry(entry);
  };
  return (
    <ListPanel
      head={<Head counts={counts} any={lines.length > 0} />}
      label={t('title')}
      failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
      loading={null}
      none={none}
      help={t(view === 'words' ? 'help' : 'helpDifferences')}
      list={{
        count: isAsked ? lines.length : 0,
        estimate: () => 36,
        itemKey: (index) => index,
        onKey: (event, index) => {
          const line = lines[index];
          if (event.key.toLowerCase() !== 'g' || line === undefined) return false;
          goToEntry(line.entry);
          return true;
        },
        render: (index, state) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <EntryItem
              line={line}
              side={side}
              now={now}
              state={state}
              title={t(view === 'words' ? 'insert' : 'go')}
              onPress={() => press(line.entry)}
              onGo={line.entry.row === null || view !== 'words' ? null : () => goToEntry(line.entry)}
            />
          );
        },
      }}
    />
  );
};
