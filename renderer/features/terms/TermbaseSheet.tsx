import { BookA, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKinds, type Concept, type ConceptId, type NameKind } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Select } from '../../ui/Field.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRange, type LineState } from '../../ui/list-part.ts';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useLanguageName } from '../../workspace/column-words.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf, liveKey } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { usePagedList } from '../../workspace/use-paged-list.ts';
import { importTermbase, removeConcept } from './act.ts';
import { ConceptForm } from './ConceptForm.tsx';
import { conceptOfIntent } from './intent.ts';
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

const Head = ({
  text,
  kind,
  onKind,
  onSearch,
  onAdd,
  total,
}: {
  readonly text: string;
  readonly kind: Kind | '';
  readonly onKind: (kind: Kind | '') => void;
  readonly onSearch: (text: string) => void;
  readonly onAdd: () => void;
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
      <Button small disabled={readOnly} onClick={() => void importTermbase()}>
        {t('import')}
      </Button>
      <Button small icon={<Plus aria-hidden />} disabled={readOnly} onClick={onAdd}>
        {t('add')}
      </Button>
    </div>
  );
};

const Concepts = ({
  text,
  kind,
  onKind,
  onSearch,
  onOpen,
}: {
  readonly text: string;
  readonly kind: Kind | '';
  readonly onKind: (kind: Kind | '') => void;
  readonly onSearch: (text: string) => void;
  readonly onOpen: (concept: ConceptId | 'new') => void;
}) => {
  const { t } = useTranslation('terms');
  const [range, onRange] = useRange();
  const { total, at, error, loading } = useConcepts(text, kind, range);
  return (
    <div className={styles.list} data-list-part>
      <ListPanel
        head={
          <Head
            text={text}
            kind={kind}
            onKind={onKind}
            onSearch={onSearch}
            onAdd={() => onOpen('new')}
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

/** The termbase of the project: its concepts, found by what they say, and one of them to be changed. */
export const TermbaseSheet = () => {
  const intent = useWorkspace((state) => state.sheetIntent);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind | ''>('');
  const [open, setOpen] = useState<ConceptId | 'new' | null>(conceptOfIntent(intent));
  if (open !== null) return <ConceptForm concept={open} onDone={() => setOpen(null)} />;
  return <Concepts text={text} kind={kind} onKind={setKind} onSearch={setText} onOpen={setOpen} />;
};
