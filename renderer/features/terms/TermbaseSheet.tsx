import { BookA } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concept, ConceptContent, ConceptId } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRange, type LineState } from '../../ui/list-part.ts';
import { ListPanel, type ListPlace } from '../../ui/ListPanel.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useLanguageName } from '../../workspace/column-words.ts';
import { ExportOutcome } from '../../workspace/ExportOutcome.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { usePagedList } from '../../workspace/use-paged-list.ts';
import { removeConcept } from './act.ts';
import { Candidates } from './Candidates.tsx';
import { ConceptForm } from './ConceptForm.tsx';
import { closeTermbaseExport, useTermbaseExport } from './export-termbase.ts';
import { cancelTermbaseImport, useTermbaseImport } from './import-termbase.ts';
import { candidatesIntent, conceptOfIntent, sharedIntent } from './intent.ts';
import { SharedTermbases } from './SharedTermbases.tsx';
import { TermbaseHead, type EntryFilter } from './TermbaseHead.tsx';
import styles from './Termbase.module.css';

const pageSize = 100;

const useConcepts = (
  termbase: string | null,
  text: string,
  kind: EntryFilter,
  range: { readonly first: number; readonly last: number },
) => {
  const sequence = useWorkspace(({ project }) => project?.sequence ?? 0);
  return usePagedList<Concept, { total: number; items: readonly Concept[] }>(
    {
      keyOf: (page) => [liveKey, 'terms', 'list', sequence, termbase, text, kind, page],
      load: async (page) => {
        const { total, concepts } = await answerOf(
          client.terms.list({
            text,
            ...(kind === '' ? {} : { kind }),
            ...(termbase === null ? {} : { termbase }),
            from: page * pageSize,
            count: pageSize,
          }),
        );
        return { total, items: concepts };
      },
      pageSize,
    },
    range,
  );
};

const ConceptLine = ({
  concept,
  state: { tabIndex },
  onPress,
}: {
  readonly concept: Concept;
  readonly state: LineState;
  readonly onPress: () => void;
}) => {
  const { t } = useTranslation('terms');
  const nameOf = useLanguageName();
  return (
    <button type="button" data-list-focus tabIndex={tabIndex} className={styles.concept} onClick={onPress}>
      <span className={styles.terms}>
        {concept.terms.map(({ language, text, status }) => (
          <span key={`${language} ${text}`} className={styles.term}>
            <span className={styles.tag}>{nameOf(language)}</span>
            <span lang={language} className={cx(status === 'forbidden' && styles.forbidden)}>
              {text}
            </span>
            {status === 'preferred' ? null : <span className={styles.tag}>{t(`statuses.${status}`)}</span>}
          </span>
        ))}
      </span>
      <span className={styles.facts}>
        {[
          ...(concept.name === undefined ? [] : [t(`name.kinds.${concept.name.kind}`)]),
          concept.domain,
          concept.note,
        ]
          .filter((fact) => fact !== '')
          .join(' · ')}
      </span>
    </button>
  );
};

const Outcome = () => {
  const { t } = useTranslation('terms');
  const writing = useTermbaseExport((state) => state.writing);
  if (writing.at === 'idle') return null;
  return (
    <div className={styles.outcome}>
      <ExportOutcome
        stage={writing}
        facts={({ concepts }) => t('concepts', { count: concepts })}
        progressText={() => t('loading')}
        onCancel={(job) => void client.jobs.cancel({ job })}
      />
      {writing.at === 'writing' ? null : (
        <Button small look="quiet" onClick={closeTermbaseExport}>
          {t('close')}
        </Button>
      )}
    </div>
  );
};

const phases = new Set(['reading', 'storing']);

/** How far an import is, which can be cancelled. */
const ImportProgress = () => {
  const { t } = useTranslation('terms');
  const running = useTermbaseImport((state) => state.running);
  if (running === null) return null;
  const { phase, done, total } = running;
  const label = t(`importing.${phases.has(phase) ? phase : 'reading'}`);
  return (
    <div className={styles.outcome}>
      <span>{label}</span>
      <div className={styles.progress}>
        <Progress value={total === 0 ? null : done / total} label={label} />
      </div>
      <Button small onClick={cancelTermbaseImport}>
        {t('cancel')}
      </Button>
    </div>
  );
};

const Concepts = ({
  at: lineAt,
  termbase,
  onTermbase,
  onShared,
  text,
  kind,
  onKind,
  onSearch,
  onCandidates,
  onOpen,
}: {
  readonly at: ListPlace;
  readonly termbase: string | null;
  readonly onTermbase: (path: string | null) => void;
  readonly onShared: () => void;
  readonly text: string;
  readonly kind: EntryFilter;
  readonly onKind: (kind: EntryFilter) => void;
  readonly onSearch: (text: string) => void;
  readonly onCandidates: () => void;
  readonly onOpen: (concept: ConceptId | 'new') => void;
}) => {
  const { t } = useTranslation('terms');
  const [range, onRange] = useRange();
  const { total, at, error, loading } = useConcepts(termbase, text, kind, range);
  return (
    <div className={styles.list} data-list-part>
      <Outcome />
      <ImportProgress />
      <ListPanel
        head={
          <TermbaseHead
            termbase={termbase}
            onTermbase={onTermbase}
            onShared={onShared}
            text={text}
            kind={kind}
            onKind={onKind}
            onSearch={onSearch}
            onAdd={() => onOpen('new')}
            onCandidates={onCandidates}
            total={total}
          />
        }
        label={t('list')}
        failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
        loading={loading ? t('loading') : null}
        none={
          <EmptyState
            icon={<BookA aria-hidden />}
            title={t(text === '' && kind === '' ? 'none' : 'noneFound')}
          >
            {text === '' && kind === '' ? t('noneText') : null}
          </EmptyState>
        }
        help={t('help')}
        place={lineAt}
        list={{
          count: total,
          estimate: () => 36,
          itemKey: (index) => at(index)?.id ?? `at ${index}`,
          onRange,
          onKey: (event, index) => {
            const concept = at(index);
            if (event.key !== 'Delete' || concept === undefined) return false;
            void removeConcept(concept);
            return true;
          },
          render: (index, state) => {
            const concept = at(index);
            if (concept === undefined) return null;
            return <ConceptLine concept={concept} state={state} onPress={() => onOpen(concept.id)} />;
          },
        }}
      />
    </div>
  );
};

type Place =
  | { readonly is: 'list' | 'candidates' | 'shared' }
  | { readonly is: 'concept'; readonly id: ConceptId }
  | {
      readonly is: 'new';
      readonly initial: ConceptContent | null;
      /** The candidate it is made of. */
      readonly candidate: string | null;
    };

const placeFor = (intent: string | null): Place => {
  const id = conceptOfIntent(intent);
  if (id !== null) return { is: 'concept', id };
  if (intent === sharedIntent) return { is: 'shared' };
  return { is: intent === candidatesIntent ? 'candidates' : 'list' };
};

/** The line a list is at, kept while something else is shown in its place. */
const useListPlace = (): ListPlace => {
  const [active, onActive] = useState(0);
  return { active, follow: true, onActive };
};

/** The termbases of the project, its own and those it shares: their concepts, found by what they say, one of them to be changed, and candidates for new ones. */
export const TermbaseSheet = () => {
  const intent = useWorkspace((state) => state.sheetIntent);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<EntryFilter>('');
  const [termbase, setTermbase] = useState<string | null>(null);
  const [place, setPlace] = useState(() => placeFor(intent));
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const entryAt = useListPlace();
  const candidateAt = useListPlace();
  const list = (): void => setPlace({ is: 'list' });
  if (place.is === 'concept') return <ConceptForm concept={place.id} onDone={list} />;
  if (place.is === 'new') {
    const { candidate, initial } = place;
    return (
      <ConceptForm
        concept="new"
        initial={initial}
        {...(termbase === null ? {} : { termbase })}
        onDone={(saved) => {
          if (candidate === null) list();
          else {
            if (saved) setDone(new Set([...done, candidate]));
            setPlace({ is: 'candidates' });
          }
        }}
      />
    );
  }
  if (place.is === 'candidates') {
    return (
      <Candidates
        at={candidateAt}
        done={done}
        onDone={(candidate) => setDone(new Set([...done, candidate]))}
        onBack={list}
        onEdit={(initial, candidate) => setPlace({ is: 'new', initial, candidate })}
      />
    );
  }
  if (place.is === 'shared') {
    return (
      <SharedTermbases
        onShow={(path) => {
          setTermbase(path);
          list();
        }}
        onBack={list}
      />
    );
  }
  return (
    <Concepts
      at={entryAt}
      termbase={termbase}
      onTermbase={setTermbase}
      onShared={() => setPlace({ is: 'shared' })}
      text={text}
      kind={kind}
      onKind={setKind}
      onSearch={setText}
      onCandidates={() => setPlace({ is: 'candidates' })}
      onOpen={(id) =>
        setPlace(id === 'new' ? { is: 'new', initial: null, candidate: null } : { is: 'concept', id })
      }
    />
  );
};
