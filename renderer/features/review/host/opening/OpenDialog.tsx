import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asks, type Ask } from '#core/model/index.ts';
import { originalSide, type Failure, type ProjectInfo } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Cards, Checkbox } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { useDebounced } from '#renderer/ui/use-debounced.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { failureOf, FailureNotice } from '#renderer/workspace/FailureNotice.tsx';
import { EngineFailure, liveKey } from '#renderer/workspace/queries.ts';
import { columnsOf, openPanel, projectColumns, useWorkspace } from '#renderer/workspace/store.ts';
import { lookAt, openDialog, useHost } from '../host-store.ts';
import {
  draftFor,
  missingIn,
  namesIn,
  scopeDraftOf,
  toggledSide,
  type ChangeDraft,
  type OpenDraft,
} from './open-draft.ts';
import { ProfileFields } from './ProfileFields.tsx';
import { measureDraft, type Measured } from './scope-rows.ts';
import { ScopeFields } from './ScopeFields.tsx';
import styles from './OpenDialog.module.css';

const Texts = ({
  project,
  draft,
  onChange,
}: {
  readonly project: ProjectInfo;
  readonly draft: OpenDraft;
  readonly onChange: ChangeDraft;
}) => {
  const { t } = useTranslation(['review-host', 'editor']);
  const targets = columnsOf(project).filter((side) => side !== originalSide);
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{t('open.texts')}</legend>
      <div className={styles.line}>
        {targets.map((side) => (
          <Checkbox
            key={side}
            checked={draft.sides.includes(side)}
            onChange={() => onChange({ sides: toggledSide(draft.sides, side) })}
          >
            {t(`editor:columnNames.${side}`)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
};

/** What rows were filtered by, in words; '' where they were not. */
const useFilterName = ({ scope, words }: OpenDraft): string => {
  const { t } = useTranslation('review-host');
  return scope === 'annotated' || scope === 'unconfirmed' || scope === 'found'
    ? t(`filters.${scope}`, { words: words.trim() })
    : '';
};

/** How long typing must rest before the rows are measured, in milliseconds. */
const rest = 200;

const useMeasured = (draft: OpenDraft, named: string) => {
  const scope = useDebounced(JSON.stringify(scopeDraftOf(draft)), rest);
  const current = scope === JSON.stringify(scopeDraftOf(draft));
  const able = draft.sides.length > 0 && !(draft.scope === 'found' && draft.words.trim() === '');
  const { data, error, isFetching } = useQuery({
    queryKey: [liveKey, 'review', 'measure', scope],
    enabled: able && current,
    queryFn: async (): Promise<{ readonly measured: Measured }> => ({
      measured: await measureDraft(scopeDraftOf(draft), named),
    }),
  });
  const isKnown = able && current && !isFetching;
  return {
    measured: isKnown ? data?.measured : undefined,
    failure: isKnown && error !== null ? failureOf(error) : null,
  };
};

const useOpening = (draft: OpenDraft, named: string) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = async (): Promise<void> => {
    setBusy(true);
    setFailure(await openReview(draft, named));
    setBusy(false);
  };
  return { busy, failure, open };
};

/** Opens the review over the rows as they are now, and looks at it. Answers why it could not. */
const openReview = async (draft: OpenDraft, named: string): Promise<Failure | null> => {
  if (!(await settleDrafts())) return null;
  try {
    const measured = await measureDraft(scopeDraftOf(draft), named);
    if (measured === null) return { code: 'review.nothing-in-scope' };
    const answer = await client.review.open({
      title: draft.title.trim(),
      asked: draft.asked,
      scope: measured.scope,
      sides: [...draft.sides],
      profile: draft.asked === 'score' ? draft.profile : null,
      reviewers: [...namesIn(draft.reviewers)],
    });
    if (!answer.ok) return answer.error;
    lookAt(answer.value.id);
    openDialog(null);
    openPanel('review');
    return null;
  } catch (error) {
    if (error instanceof EngineFailure) return error.failure;
    throw error;
  }
};

const Size = ({ measured }: { readonly measured: Measured | undefined }) => {
  const { t } = useTranslation('review-host');
  return (
    <p className={styles.size} aria-live="polite">
      {measured === undefined
        ? t('open.measuring')
        : measured === null
          ? t('open.nothing')
          : [
              t('size.rows', { count: measured.size.rows }),
              t('size.sourceWords', { count: measured.size.sourceWords }),
              ...(measured.size.words > 0 ? [t('size.words', { count: measured.size.words })] : []),
            ].join(' · ')}
    </p>
  );
};

/** What reviewers are asked for. */
const Asked = ({ value, onChange }: { readonly value: Ask; readonly onChange: (asked: Ask) => void }) => {
  const { t } = useTranslation('review-host');
  return (
    <div>
      <p aria-hidden className={styles.label}>
        {t('open.asked')}
      </p>
      <Cards<Ask>
        label={t('open.asked')}
        value={value}
        onChange={onChange}
        options={asks.map((ask) => ({
          value: ask,
          title: t(`asked.${ask}`),
          text: t(`open.askedText.${ask}`),
        }))}
      />
    </div>
  );
};

const Form = ({ project, first }: { readonly project: ProjectInfo; readonly first: OpenDraft }) => {
  const { t } = useTranslation('review-host');
  const [draft, setDraft] = useState(first);
  const [tried, setTried] = useState(false);
  const named = useFilterName(draft);
  const { measured, failure: unmeasured } = useMeasured(draft, named);
  const { busy, failure, open } = useOpening(draft, named);
  const missing = missingIn(draft);
  const change: ChangeDraft = (changed) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing === null && !busy) void open();
  };
  const told = tried ? missing : null;
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('open.title')}>
      <div className={styles.fields}>
        <Field label={t('open.name')} error={told === 'title' ? t('open.missing.title') : null}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={focusOnMount}
              value={draft.title}
              maxLength={200}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <div className={styles.part}>
          <ScopeFields draft={draft} rows={project.rows} onChange={change} missing={told} />
          <Texts project={project} draft={draft} onChange={change} />
          {missing === 'sides' || missing === 'words' ? (
            <p className={styles.size}>{t(`open.missing.${missing}`)}</p>
          ) : (
            <Size measured={measured} />
          )}
          {unmeasured === null ? null : <FailureNotice failure={unmeasured} />}
        </div>
        <Asked value={draft.asked} onChange={(asked) => change({ asked })} />
        {draft.asked === 'score' ? (
          <ProfileFields
            profile={draft.profile}
            columns={projectColumns(project)}
            onChange={(profile) => change({ profile })}
            missing={told === 'threshold'}
          />
        ) : null}
        <Field label={t('open.reviewers')} hint={t('open.reviewersHint')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={draft.reviewers}
              onChange={(event) => change({ reviewers: event.target.value })}
            />
          )}
        </Field>
        {failure === null ? null : <FailureNotice failure={failure} />}
      </div>
      <footer className={styles.foot}>
        <Button submit look="primary" busy={busy} disabled={measured === null}>
          {t('open.go')}
        </Button>
        <Button onClick={() => openDialog(null)}>{t('cancel')}</Button>
      </footer>
    </form>
  );
};

const Begun = ({ project }: { readonly project: ProjectInfo }) => {
  const { t, i18n } = useTranslation('review-host');
  const [first] = useState(() => {
    const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(Date.now());
    const title = t('open.defaultTitle', { day });
    const { rows } = project;
    return draftFor({ rows, columns: projectColumns(project) }, title, crypto.randomUUID().slice(0, 8));
  });
  if (first === null) return <p className={styles.none}>{t('open.noTexts')}</p>;
  return <Form project={project} first={first} />;
};

/** Opening a review: what of the text is reviewed, by whom, and what is asked. Everything has a default. */
export const OpenDialog = () => {
  const { t } = useTranslation('review-host');
  const open = useHost(({ dialog }) => dialog === 'open');
  const project = useWorkspace((state) => state.project);
  return (
    <Dialog
      open={open && project !== null}
      onClose={() => openDialog(null)}
      title={t('open.title')}
      closeLabel={t('close')}
      wide
    >
      {project === null ? null : <Begun project={project} />}
    </Dialog>
  );
};
