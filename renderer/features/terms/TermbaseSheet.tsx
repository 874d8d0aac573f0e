import { BookA, ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  nameKinds,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type NameKind,
} from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Select } from '../../ui/Field.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRange, type LineState } from '../../ui/list-part.ts';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useLanguageName } from '../../workspace/column-words.ts';
import { ExportOutcome } from '../../workspace/ExportOutcome.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { usePagedList } from '../../workspace/use-paged-list.ts';
import { importTermbase, removeConcept } from './act.ts';
import { Candidates } from './Candidates.tsx';
import { ConceptForm } from './ConceptForm.tsx';
import { closeTermbaseExport, exportTermbase, useTermbaseExport } from './export-termbase.ts';
import { candidatesIntent, conceptOfIntent } from './intent.ts';
import styles from './Termbase.module.css';

const pageSize = 100;

type Kind = 'names' | 'terms' | NameKind;

const kinds = ['', 'terms', 'names', ...nameKinds] as const;

const useConcepts = (
  text: string,
  kind: Kind | '',
  range: { readonly first: number; readonly last: number },
) => {
  const sequence = useWorkspace(({ project }) => project?.sequence ?? 0);
  return usePagedList<Concept, { total: number; items: readonly Concept[] }>(
    {
      keyOf: (page) => [liveKey, 'terms', 'list', sequence, text, kind, page],
      load: async (page) => {
        const { total, concepts } = await answerOf(
          client.terms.list({
            text,
            ...(kind === '' ? {} : { kind }),
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

const exportFormats = [
  ['tbx', 'export'],
  ['xlsx', 'exportWorkbook'],
  ['csv', 'exportTable'],
] as const;

const Head = ({
  text,
  kind,
  onKind,
  onSearch,
  onAdd,
  onCandidates,
  total,
}: {
  readonly text: string;
  readonly kind: Kind | '';
  readonly onKind: (kind: Kind | '') => void;
  readonly onSearch: (text: string) => void;
  readonly onAdd: () => void;
  readonly onCandidates: () => void;
  readonly total: number;
}) => {
  const { t } = useTranslation('terms');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  return (
    <div className={styles.head}>
      <div className={styles.search}>
        <SearchField label={t('search')} placeholder={t('search')} searched={text} onSearch={onSearch} />
      </div>
      <Select
        aria-label={t('show')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`shown.${value === '' ? 'all' : value}`) }))}
        onChange={onKind}
      />
      <p className={styles.count} aria-live="polite">
        {t('concepts', { count: total })}
      </p>
      <Button small onClick={onCandidates}>
        {t('candidates.open')}
      </Button>
      <Button small disabled={readOnly} onClick={() => void importTermbase()}>
        {t('import')}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button small disabled={total === 0}>
            {t('exportAs')}
            <ChevronDown aria-hidden size={14} />
          </Button>
        }
      >
        {exportFormats.map(([format, label]) => (
          <MenuItem key={format} onSelect={() => void exportTermbase(format, kind === '' ? undefined : kind)}>
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
      <Button small icon={<Plus aria-hidden />} disabled={readOnly} onClick={onAdd}>
        {t('add')}
      </Button>
    </div>
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

const Concepts = ({
  text,
  kind,
  onKind,
  onSearch,
  onCandidates,
  onOpen,
}: {
  readonly text: string;
  readonly kind: Kind | '';
  readonly onKind: (kind: Kind | '') => void;
  readonly onSearch: (text: string) => void;
  readonly onCandidates: () => void;
  readonly onOpen: (concept: ConceptId | 'new') => void;
}) => {
  const { t } = useTranslation('terms');
  const [range, onRange] = useRange();
  const { total, at, error, loading } = useConcepts(text, kind, range);
  return (
    <div className={styles.list} data-list-part>
      <Outcome />
      <ListPanel
        head={
          <Head
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
  | { readonly is: 'list' | 'candidates' }
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
  return { is: intent === candidatesIntent ? 'candidates' : 'list' };
};

/** The termbase of the project: its concepts, found by what they say, one of them to be changed, and candidates for new ones. */
export const TermbaseSheet = () => {
  const intent = useWorkspace((state) => state.sheetIntent);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind | ''>('');
  const [place, setPlace] = useState(() => placeFor(intent));
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const list = (): void => setPlace({ is: 'list' });
  if (place.is === 'concept') return <ConceptForm concept={place.id} onDone={list} />;
  if (place.is === 'new') {
    const { candidate, initial } = place;
    return (
      <ConceptForm
        concept="new"
        initial={initial}
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
        done={done}
        onDone={(candidate) => setDone(new Set([...done, candidate]))}
        onBack={list}
        onEdit={(initial, candidate) => setPlace({ is: 'new', initial, candidate })}
      />
    );
  }
  return (
    <Concepts
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
