import { useQuery } from '@tanstack/react-query';
import { Check, ListChecks, Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermCandidate } from '#api/term-candidates.ts';
import type { ConceptContent } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Field.tsx';
import type { LineState } from '../../ui/list-part.ts';
import { ListPanel, type ListPlace } from '../../ui/ListPanel.tsx';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { useSheetTitle } from '../../workspace/sheet-title.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { addCandidate, contentOf } from './candidate-content.ts';
import styles from './Candidates.module.css';

/** Candidates shown at most: those behind them are hardly terms. */
const most = 500;

const Context = ({ context }: { readonly context: TermCandidate['contexts'][number] }) => {
  const points = Array.from(context.text);
  return (
    <span className={styles.context}>
      {points.slice(0, context.start).join('')}
      <mark>{points.slice(context.start, context.end).join('')}</mark>
      {points.slice(context.end).join('')}
    </span>
  );
};

/** What is done with a candidate; null where the project is only read. */
type Acts = {
  readonly onAdd: (() => void) | null;
  readonly onEdit: (() => void) | null;
  readonly onLeave: () => void;
};

/** The same as the keys do, for a pointer. */
const ActButtons = ({
  text,
  tabIndex,
  acts: { onAdd, onEdit, onLeave },
}: {
  readonly text: string;
  readonly tabIndex: LineState['tabIndex'];
  readonly acts: Acts;
}) => {
  const { t } = useTranslation('terms');
  const common = { small: true, tabIndex } as const;
  return (
    <span className={styles.acts}>
      {onAdd === null ? null : (
        <IconButton {...common} label={t('candidates.add', { term: text })} keys="Enter" onClick={onAdd}>
          <Check aria-hidden />
        </IconButton>
      )}
      {onEdit === null ? null : (
        <IconButton {...common} label={t('candidates.edit', { term: text })} keys="E" onClick={onEdit}>
          <Pencil aria-hidden />
        </IconButton>
      )}
      <IconButton {...common} label={t('candidates.leave', { term: text })} keys="Delete" onClick={onLeave}>
        <X aria-hidden />
      </IconButton>
    </span>
  );
};

const Line = ({
  candidate: { text, kind, frequency, reading, spelling, contexts },
  state: { tabIndex },
  acts,
}: {
  readonly candidate: TermCandidate;
  readonly state: LineState;
  readonly acts: Acts;
}) => {
  const { t } = useTranslation('terms');
  const language = useWorkspace(({ project }) => project?.documents[0]?.language);
  return (
    <div className={styles.row}>
      <button
        type="button"
        data-list-focus
        tabIndex={tabIndex}
        className={styles.line}
        onClick={() => acts.onAdd?.()}
      >
        <span className={styles.head}>
          <span lang={language} className={styles.text}>
            {text}
          </span>
          <span lang="zh-Latn">{spelling === '' ? reading : spelling}</span>
          {kind === null ? null : <span>{t(`name.kinds.${kind}`)}</span>}
          <span>{t('candidates.times', { count: frequency })}</span>
        </span>
        <span lang={language}>
          {contexts.slice(0, 3).map((context) => (
            <Context key={`${context.segment} ${context.start}`} context={context} />
          ))}
        </span>
      </button>
      <ActButtons text={text} tabIndex={tabIndex} acts={acts} />
    </div>
  );
};

const useCandidates = (document: number | null) => {
  const project = useWorkspace((state) => state.project);
  return useQuery({
    queryKey: ['terms', 'candidates', project?.path, document],
    queryFn: () =>
      answerOf(
        client.terms.candidates({
          ...(document === null ? {} : { document }),
          count: most,
          job: crypto.randomUUID(),
        }),
      ),
    staleTime: Infinity,
    gcTime: 0,
  });
};

/** What stands above the list: the way back, the document that is looked through, and how much was found. */
const Bar = ({
  document,
  onDocument,
  found,
  onBack,
}: {
  readonly document: number | null;
  readonly onDocument: (document: number | null) => void;
  /** Null while they are looked for. */
  readonly found: number | null;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation('terms');
  const documents = useWorkspace((state) => state.project?.documents);
  return (
    <div className={styles.bar}>
      <Button small look="quiet" onClick={onBack}>
        {t('candidates.back')}
      </Button>
      {documents === undefined || documents.length < 2 ? null : (
        <Select
          aria-label={t('candidates.document')}
          value={document === null ? '' : String(document)}
          options={[
            { value: '', label: t('candidates.all') },
            ...documents.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => onDocument(value === '' ? null : Number(value))}
        />
      )}
      <p className={styles.count} aria-live="polite">
        {found === null ? '' : t('candidates.found', { count: found })}
      </p>
    </div>
  );
};

/** Terms and names that originals seem to have: each is added by a key, changed before, or put aside. */
export const Candidates = ({
  at,
  onBack,
  onEdit,
  done,
  onDone,
}: {
  readonly at: ListPlace;
  readonly onBack: () => void;
  /** Opens the form of a new entry with what is proposed. */
  readonly onEdit: (content: ConceptContent, candidate: string) => void;
  /** Those that were added or put aside. */
  readonly done: ReadonlySet<string>;
  readonly onDone: (candidate: string) => void;
}) => {
  const { t } = useTranslation('terms');
  useSheetTitle('terms:candidates.list');
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const [document, setDocument] = useState<number | null>(null);
  const { data, error, isPending } = useCandidates(document);
  const shown = (data?.candidates ?? []).filter(({ text }) => !done.has(text));
  const add = (candidate: TermCandidate): void =>
    void addCandidate(candidate).then((added) => (added ? onDone(candidate.text) : undefined));
  const edit = (candidate: TermCandidate): void =>
    void contentOf(candidate).then((content) =>
      content === null ? undefined : onEdit(content, candidate.text),
    );
  return (
    <div className={styles.list} data-list-part>
      <ListPanel
        head={
          <Bar
            document={document}
            onDocument={setDocument}
            found={data === undefined ? null : shown.length}
            onBack={onBack}
          />
        }
        label={t('candidates.list')}
        failure={error === null ? null : <FailureNotice failure={failureOf(error)} />}
        loading={isPending ? t('candidates.loading') : null}
        none={<EmptyState icon={<ListChecks aria-hidden />} title={t('candidates.none')} />}
        help={t('candidates.help')}
        place={at}
        list={{
          count: shown.length,
          estimate: () => 76,
          itemKey: (index) => shown[index]?.text ?? index,
          onKey: (event, index) => {
            const candidate = shown[index];
            if (candidate === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
            if (event.key.toLowerCase() === 'e' && !readOnly) edit(candidate);
            else if (event.key === 'Delete') onDone(candidate.text);
            else return false;
            event.preventDefault();
            return true;
          },
          render: (index, state) => {
            const candidate = shown[index];
            if (candidate === undefined) return null;
            const acts: Acts = {
              onAdd: readOnly ? null : () => add(candidate),
              onEdit: readOnly ? null : () => edit(candidate),
              onLeave: () => onDone(candidate.text),
            };
            return <Line candidate={candidate} state={state} acts={acts} />;
          },
        }}
      />
    </div>
  );
};
