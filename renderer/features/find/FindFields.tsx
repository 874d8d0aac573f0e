import {
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  Regex,
  Replace,
  ReplaceAll,
  WholeWord,
} from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCode } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { EngineFailure } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { beginReplacing, changeFind, endReplacing, useFind, type FindFlag } from './find-store.ts';
import { replaceAll, replaceOne, stepTo } from './steps.ts';
import styles from './Find.module.css';

const patternCodes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'find.bad-pattern',
  'find.unsafe-pattern',
]);

/** A failure that lies in what was typed, to be told below it. */
export const isPatternError = (error: Error | null): error is EngineFailure =>
  error instanceof EngineFailure && patternCodes.has(error.failure.code);

const flags: readonly { readonly flag: FindFlag; readonly Icon?: typeof Regex }[] = [
  { flag: 'matchCase', Icon: CaseSensitive },
  { flag: 'wholeWord', Icon: WholeWord },
  { flag: 'regex', Icon: Regex },
  { flag: 'exactScript' },
];

const Flags = () => {
  const { t } = useTranslation('find');
  const state = useFind();
  return (
    <div className={styles.flags}>
      {flags.map(({ flag, Icon }) => (
        <IconButton
          key={flag}
          small
          label={t(flag)}
          pressed={state[flag]}
          onClick={() => changeFind({ [flag]: !state[flag] })}
        >
          {Icon === undefined ? <span aria-hidden>{t('scriptsSign')}</span> : <Icon aria-hidden />}
        </IconButton>
      ))}
    </div>
  );
};

const stepOnEnter = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  void stepTo(event.shiftKey ? 'previous' : 'next');
};

const replaceOnEnter = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  void (event.ctrlKey || event.metaKey ? replaceAll() : replaceOne());
};

const ReplaceRow = ({ any }: { readonly any: boolean }) => {
  const { t } = useTranslation('find');
  const replacement = useFind((state) => state.replacement);
  return (
    <div className={styles.line}>
      <Field label={t('replacement')} hideLabel>
        {(ids) => (
          <TextInput
            {...ids}
            value={replacement}
            placeholder={t('replacement')}
            onChange={(event) => useFind.setState({ replacement: event.target.value })}
            onKeyDown={replaceOnEnter}
          />
        )}
      </Field>
      <IconButton label={t('replaceOne')} keys="Enter" disabled={!any} onClick={() => void replaceOne()}>
        <Replace aria-hidden />
      </IconButton>
      <IconButton label={t('replaceAll')} keys="Mod+Enter" disabled={!any} onClick={() => void replaceAll()}>
        <ReplaceAll aria-hidden />
      </IconButton>
    </div>
  );
};

/** What to look for and how, and what to put in its place. */
export const FindFields = ({
  input,
  error,
  any,
}: {
  readonly input: Ref<HTMLInputElement>;
  readonly error: Error | null;
  /** Something was found. */
  readonly any: boolean;
}) => {
  const { t } = useTranslation(['find', 'failures']);
  const text = useFind((state) => state.text);
  const replacing = useFind((state) => state.replacing);
  const Chevron = replacing ? ChevronDown : ChevronRight;
  return (
    <div className={styles.fields}>
      <Button
        small
        look="quiet"
        className={styles.toggle}
        aria-expanded={replacing}
        aria-label={t('showReplace')}
        onClick={() => (replacing ? endReplacing() : beginReplacing(useWorkspace.getState().active.side))}
      >
        <Chevron aria-hidden />
      </Button>
      <div className={styles.inputs}>
        <Field
          label={t('query')}
          hideLabel
          error={
            isPatternError(error)
              ? t(`failures:${error.failure.code}`, { ...error.failure.params })
              : undefined
          }
        >
          {(ids) => (
            <TextInput
              {...ids}
              ref={input}
              value={text}
              maxLength={1000}
              placeholder={t('queryPlaceholder')}
              onChange={(event) => changeFind({ text: event.target.value })}
              onKeyDown={stepOnEnter}
            />
          )}
        </Field>
        {replacing ? <ReplaceRow any={any} /> : null}
        <Flags />
      </div>
    </div>
  );
};
