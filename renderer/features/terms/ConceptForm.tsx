import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  longestConceptText,
  longestTerm,
  partsOfSpeech,
  termStatuses,
  type Concept,
  type ConceptContent,
  type ConceptId,
  type Language,
  type Term,
} from '#core/model/index.ts';
import type { TermImpact } from '#api/term-impact.ts';
import { client } from '../../api.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, Select, TextInput } from '../../ui/Field.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { PanelBody, PanelFoot } from '../../ui/Panel.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useLanguageName } from '../../workspace/column-words.ts';
import { failureOf, FailureNotice } from '../../workspace/FailureNotice.tsx';
import { answerOf } from '../../workspace/queries.ts';
import { notifyFailure, projectColumns, useWorkspace } from '../../workspace/store.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { ownTermbase, termbaseOf } from '#core/terms/concept-place.ts';
import { removeConcept, saveConcept } from './act.ts';
import { Impact } from './Impact.tsx';
import { NameFields } from './NameFields.tsx';
import { TermbaseField } from './TermbaseField.tsx';
import { useTermbases } from './termbases.ts';
import { TransferMenu } from './TransferMenu.tsx';
import styles from './Termbase.module.css';

/** The languages of the project's columns, its originals' first, and those the concept has besides. */
const useLanguages = (terms: readonly Term[]): readonly Language[] => {
  const project = useWorkspace((state) => state.project);
  if (project === null) return [];
  const originals = project.documents.map(({ language }) => language);
  const columns = projectColumns(project)
    .filter(({ role }) => role === 'translation')
    .map(({ language }) => language);
  return [...new Set([...originals, ...columns, ...terms.map(({ language }) => language)])];
};

type TermRowProps = {
  readonly term: Term;
  readonly isFirst: boolean;
  readonly languages: readonly Language[];
  readonly onChange: (term: Term) => void;
  readonly onRemove: () => void;
};

const TermRow = ({ term, isFirst, languages, onChange, onRemove }: TermRowProps) => {
  const { t } = useTranslation('terms');
  const nameOf = useLanguageName();
  return (
    <fieldset className={styles.row} aria-label={term.text === '' ? t('newTerm') : term.text}>
      <Field label={t('language')} hideLabel={!isFirst}>
        {(ids) => (
          <Select
            {...ids}
            value={term.language}
            options={languages.map((value) => ({ value, label: nameOf(value) }))}
            onChange={(language) => onChange({ ...term, language })}
          />
        )}
      </Field>
      <Field label={t('term')} hideLabel={!isFirst}>
        {(ids) => (
          <TextInput
            {...ids}
            {...(isFirst ? { ref: focusOnMount } : {})}
            lang={term.language}
            value={term.text}
            maxLength={longestTerm}
            onChange={(event) => onChange({ ...term, text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('status')} hideLabel={!isFirst}>
        {(ids) => (
          <Select
            {...ids}
            value={term.status}
            options={termStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
            onChange={(status) => onChange({ ...term, status })}
          />
        )}
      </Field>
      <IconButton label={t('removeTerm', { term: term.text })} onClick={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
    </fieldset>
  );
};

const details = ['domain', 'source', 'picture', 'note'] as const;

const Details = ({
  content,
  onChange,
}: {
  readonly content: ConceptContent;
  readonly onChange: (content: ConceptContent) => void;
}) => {
  const { t } = useTranslation('terms');
  const kinds = ['', ...partsOfSpeech] as const;
  return (
    <>
      <Field label={t('partOfSpeech')}>
        {(ids) => (
          <Select
            {...ids}
            value={content.partOfSpeech ?? ''}
            options={kinds.map((value) => ({
              value,
              label: value === '' ? t('unsaid') : t(`partsOfSpeech.${value}`),
            }))}
            onChange={(chosen) => onChange({ ...content, partOfSpeech: chosen === '' ? null : chosen })}
          />
        )}
      </Field>
      {details.map((name) => (
        <Field key={name} label={t(name)}>
          {(ids) =>
            name === 'note' ? (
              <TextArea
                {...ids}
                value={content.note}
                maxLength={longestConceptText}
                onChange={(event) => onChange({ ...content, note: event.target.value })}
              />
            ) : (
              <TextInput
                {...ids}
                value={content[name] ?? ''}
                maxLength={longestConceptText}
                onChange={(event) => onChange({ ...content, [name]: event.target.value })}
              />
            )
          }
        </Field>
      ))}
    </>
  );
};

const Terms = ({
  terms,
  languages,
  onChange,
}: {
  readonly terms: readonly Term[];
  readonly languages: readonly Language[];
  readonly onChange: (terms: readonly Term[]) => void;
}) => {
  const { t } = useTranslation('terms');
  return (
    <>
      {terms.map((term, at) => (
        <TermRow
          // Terms have no name of their own: two may be alike while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          term={term}
          isFirst={at === 0}
          languages={languages}
          onChange={(changed) => onChange(terms.with(at, changed))}
          onRemove={() => onChange(terms.toSpliced(at, 1))}
        />
      ))}
      <span>
        <Button
          small
          icon={<Plus aria-hidden />}
          onClick={() => onChange([...terms, blankTerm(languages, languages.length - 1)])}
        >
          {t('addTerm')}
        </Button>
      </span>
    </>
  );
};

const blankTerm = (languages: readonly Language[], at: number): Term => ({
  language: languages[at] ?? languages[0] ?? 'en',
  text: '',
  status: 'preferred',
});

/** What is stored of a form: terms that are written, and what else is said. */
const written = ({
  terms,
  partOfSpeech,
  domain,
  note,
  source,
  picture,
  name,
}: ConceptContent): ConceptContent => ({
  terms: terms.filter(({ text }) => text.trim() !== ''),
  partOfSpeech,
  domain,
  note,
  source,
  picture,
  name,
});

type Proposed = { readonly content: ConceptContent; readonly impact: TermImpact };

/** What a change of an entry touches; null where it touches nothing. */
const impactOf = async (
  concept: ConceptId,
  content: ConceptContent,
): Promise<TermImpact | 'failed' | null> => {
  if (!(await settleDrafts())) return 'failed';
  const impact = await client.terms.impact({ concept, content });
  if (impact.ok) return impact.value.texts.length === 0 ? null : impact.value;
  notifyFailure(impact.error);
  return 'failed';
};

/** Whether the termbase of an entry can be changed here. */
const useMayChange = (known: Concept | null): boolean => {
  const readOnly = useWorkspace(({ project }) => project?.readOnly ?? true);
  const { data } = useTermbases();
  const number = known === null ? ownTermbase : termbaseOf(known.id);
  if (readOnly || number === ownTermbase) return !readOnly;
  return data?.some((one) => one.number === number && one.writes) ?? false;
};

const Actions = ({
  known,
  mayChange,
  onDone,
}: {
  readonly known: Concept | null;
  readonly mayChange: boolean;
  readonly onDone: (saved: boolean) => void;
}) => {
  const { t } = useTranslation('terms');
  const whenDone = (done: boolean): void => {
    if (done) onDone(true);
  };
  return (
    <div className={styles.actions}>
      <Button look="primary" submit disabled={!mayChange}>
        {t('save')}
      </Button>
      <Button onClick={() => onDone(false)}>{t('cancel')}</Button>
      {known === null ? null : (
        <>
          <TransferMenu concept={known} canRemove={mayChange} onDone={() => onDone(true)} />
          <Button look="quiet" disabled={!mayChange} onClick={() => void removeConcept(known).then(whenDone)}>
            {t('remove')}
          </Button>
        </>
      )}
    </div>
  );
};

const Form = ({
  known,
  initial,
  termbase,
  onDone,
}: {
  readonly known: Concept | null;
  readonly initial: ConceptContent | null;
  /** The shared termbase that a new one is to be in. */
  readonly termbase: string | null | undefined;
  readonly onDone: (saved: boolean) => void;
}) => {
  const mayChange = useMayChange(known);
  const [into, setInto] = useState(termbase);
  const languages = useLanguages(known?.terms ?? []);
  const [content, setContent] = useState<ConceptContent>(
    known ??
      initial ?? {
        terms: languages.map((_, at) => blankTerm(languages, at)),
        partOfSpeech: null,
        domain: '',
        note: '',
        source: '',
      },
  );
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const submit = async (): Promise<void> => {
    const said = written(content);
    const impact = known === null ? null : await impactOf(known.id, said);
    if (impact === 'failed') return;
    if (impact !== null) setProposed({ content: said, impact });
    else if (await saveConcept(known?.id ?? null, said, into)) onDone(true);
  };
  if (proposed !== null && known !== null) {
    return (
      <Impact concept={known.id} {...proposed} onBack={() => setProposed(null)} onDone={() => onDone(true)} />
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PanelBody>
        <div className={styles.fields}>
          <TermbaseField known={known} into={into} onInto={setInto} />
          <Terms
            terms={content.terms}
            languages={languages}
            onChange={(terms) => setContent({ ...content, terms })}
          />
          <NameFields content={content} onChange={setContent} />
          <Details content={content} onChange={setContent} />
        </div>
      </PanelBody>
      <PanelFoot>
        <Actions known={known} mayChange={mayChange} onDone={onDone} />
      </PanelFoot>
    </form>
  );
};

const KnownConcept = ({
  id,
  onDone,
}: {
  readonly id: ConceptId;
  readonly onDone: (saved: boolean) => void;
}) => {
  const { data, error } = useQuery({
    queryKey: ['terms', 'concept', id],
    queryFn: () => answerOf(client.terms.get({ concept: id })),
    staleTime: 0,
    gcTime: 0,
  });
  if (error !== null) {
    return (
      <PanelBody>
        <FailureNotice failure={failureOf(error)} />
      </PanelBody>
    );
  }
  return data === undefined ? null : <Form known={data} initial={null} termbase={null} onDone={onDone} />;
};

/** One concept, or a new one: its terms in each language, and what else is said of it. */
export const ConceptForm = ({
  concept,
  initial = null,
  termbase,
  onDone,
}: {
  readonly concept: ConceptId | 'new';
  /** What a new one says to begin with, and the shared termbase that it is to be in: null for the project, where new terms go without it. */
  readonly initial?: ConceptContent | null;
  readonly termbase?: string | null;
  /** It was saved or removed, or left as it was. */
  readonly onDone: (saved: boolean) => void;
}) =>
  concept === 'new' ? (
    <Form known={null} initial={initial} termbase={termbase} onDone={onDone} />
  ) : (
    <KnownConcept id={concept} onDone={onDone} />
  );
