import {
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  Regex,
  Replace,
  ReplaceAll,
  WholeWord,
} from 'lucide-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCode } from '#core/model/index.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field, TextInput } from '../../ui/Field.tsx';
import { EngineFailure } from '../../workspace/queries.ts';
import { focusRegion } from '../../workspace/regions.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { OriginalLeft } from './ColumnChoice.tsx';
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

/** Enter goes from result to result, and the arrow down into their list. */
const onQueryKey = (event: KeyboardEvent): void => {
  const { key, shiftKey } = event;
  if (key === 'ArrowDown' && useWorkspace.getState().drawer === 'find') focusRegion('drawer');
  else if (key === 'Enter') void stepTo(shiftKey ? 'previous' : 'next');
  else return;
  event.preventDefault();
};

const replaceOnEnter = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  void (event.ctrlKey || event.metaKey ? replaceAll() : replaceOne());
};

const ReplaceField = () => {
  const { t } = useTranslation('find');
  const replacement = useFind((state) => state.replacement);
  return (
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
  );
};

const ReplaceButtons = ({ any }: { readonly any: boolean }) => {
  const { t } = useTranslation('find');
  return (
    <div className={styles.line}>
      <IconButton label={t('replaceOne')} keys="Enter" disabled={!any} onClick={() => void replaceOne()}>
        <Replace aria-hidden />
      </IconButton>
      <IconButton label={t('replaceAll')} keys="Mod+Enter" disabled={!any} onClick={() => void replaceAll()}>
        <ReplaceAll aria-hidden />
      </IconButton>
      <OriginalLeft />
    </div>
  );
};

/** What to look for and how, and what to put in its place. */
export const FindFields = ({
  input,
  error,
  any,
  children,
}: {
  readonly input: Ref<HTMLInputElement>;
  readonly error: Error | null;
  /** Something was found. */
  readonly any: boolean;
  /** Where to look. */
  readonly children: ReactNode;
}) => {
  const { t } = useTranslation(['find', 'failures']);
  const text = useFind((state) => state.text);
  const replacing = useFind((state) => state.replacing);
  const Chevron = replacing ? ChevronDown : ChevronRight;
  return (
    <>
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
      <div className={styles.fields}>
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
              data-region-focus
              value={text}
              maxLength={1000}
              placeholder={t('queryPlaceholder')}
              onChange={(event) => changeFind({ text: event.target.value })}
              onKeyDown={onQueryKey}
            />
          )}
        </Field>
        {replacing ? <ReplaceField /> : null}
      </div>
      <div className={styles.options}>
        <div className={styles.line}>
          <Flags />
          {children}
        </div>
        {replacing ? <ReplaceButtons any={any} /> : null}
      </div>
    </>
  );
};
