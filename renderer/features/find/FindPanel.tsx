import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo, Side } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelBody, PanelHead } from '../../ui/Panel.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { useKey } from '../../workspace/commands.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { columnsOf, useWorkspace } from '../../workspace/store.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { askedOf, searchAgain, useFind } from './find-store.ts';
import { FindFields, isPatternError } from './FindFields.tsx';
import { HitList } from './HitList.tsx';
import { ordinalOf } from './places.ts';
import { useResults } from './results.ts';
import { stepTo } from './steps.ts';
import { usePaintedHits } from './use-painted-hits.ts';
import styles from './Find.module.css';

/** How long the typing must rest before the search runs, in milliseconds. */
const rest = 160;

const noColumns: readonly Side[] = [];

/** Puts the caret into the search field whenever the panel is opened for typing. */
const useFocusOnOpen = () => {
  const input = useRef<HTMLInputElement>(null);
  const opened = useWorkspace((state) => state.panelOpened);
  const intent = useWorkspace((state) => state.panelIntent);
  useEffect(() => {
    if (opened === 0 || intent === 'step') return;
    input.current?.focus();
    input.current?.select();
  }, [opened, intent]);
  return input;
};

/** Nothing was found, or all of it was replaced: then the texts may hold the words again. */
const NothingWaits = ({ onAgain }: { readonly onAgain: () => void }) => {
  const { t } = useTranslation('find');
  const { replacing, replaced, exactScript } = useFind();
  if (!replacing || replaced === 0)
    return <EmptyState title={t('none')}>{exactScript ? null : t('noneText')}</EmptyState>;
  return (
    <EmptyState
      title={t('allReplaced')}
      actions={
        <Button small onClick={onAgain}>
          {t('searchAgain')}
        </Button>
      }
    />
  );
};

/** How many results there are or which of them is the current one, and the ways from one to the next. */
const ResultBar = ({
  searching,
  total,
  cells,
  ordinal,
}: {
  readonly searching: boolean;
  readonly total: number;
  readonly cells: number;
  readonly ordinal: number | null;
}) => {
  const { t } = useTranslation('find');
  const previousKey = useKey('findPrevious');
  const nextKey = useKey('findNext');
  return (
    <div className={styles.bar}>
      <span className={styles.count} aria-live="polite">
        {searching
          ? t('searching')
          : ordinal === null
            ? t('results', { count: total, cells: t('cells', { count: cells }) })
            : t('position', { at: ordinal, total })}
      </span>
      <IconButton
        small
        label={t('previous')}
        keys={previousKey}
        disabled={total === 0}
        onClick={() => void stepTo('previous')}
      >
        <ArrowUp aria-hidden />
      </IconButton>
      <IconButton
        small
        label={t('next')}
        keys={nextKey}
        disabled={total === 0}
        onClick={() => void stepTo('next')}
      >
        <ArrowDown aria-hidden />
      </IconButton>
    </div>
  );
};

const Found = ({
  project,
  columns,
}: {
  readonly project: ProjectInfo;
  readonly columns: readonly Side[];
}) => {
  const { t } = useTranslation('find');
  const input = useFocusOnOpen();
  const state = useFind();
  const asked = askedOf({ ...state, text: useDebounced(state.text, rest) }, columns);
  const [range, setRange] = useState({ first: 0, last: 40 });
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);
  const results = useResults(asked, range.first, Math.max(range.last, state.place?.cell ?? 0));
  const { total, cells, error } = results;
  usePaintedHits(
    results.hits,
    state.place === null ? undefined : results.hitAt(state.place.cell),
    state.place,
  );
  const ordinal =
    state.place === null ? null : ordinalOf(state.place, (cell) => results.hitAt(cell)?.ranges.length);
  return (
    <>
      <PanelHead>
        <FindFields input={input} error={error} any={total > 0} />
        {columns.length > 1 ? <ColumnChoice columns={columns} /> : null}
        {asked === null || error !== null || (total === 0 && !results.searching) ? null : (
          <ResultBar searching={results.searching} total={total} cells={cells} ordinal={ordinal} />
        )}
      </PanelHead>
      <PanelBody flush>
        {error !== null && !isPatternError(error) ? <FailureNotice failure={failureOf(error)} /> : null}
        {asked === null ? (
          <EmptyState icon={<Search aria-hidden />} title={t('start')}>
            {t('startText')}
          </EmptyState>
        ) : null}
        {asked !== null && error === null && !results.searching && total === 0 ? (
          <NothingWaits
            onAgain={() => {
              searchAgain();
              input.current?.focus();
            }}
          />
        ) : null}
        {cells > 0 ? (
          <HitList
            project={project}
            cells={cells}
            hitAt={results.hitAt}
            place={state.place}
            onRange={onRange}
          />
        ) : null}
      </PanelBody>
    </>
  );
};

/** Find and replace over all columns, in either script. */
export const FindPanel = () => {
  const project = useWorkspace((state) => state.project);
  if (project === null) return null;
  return (
    <Found project={project} columns={project.documents.length === 0 ? noColumns : columnsOf(project)} />
  );
};
