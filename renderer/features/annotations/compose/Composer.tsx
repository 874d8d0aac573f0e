import { languageAt } from '#renderer/workspace/columns.ts';
import { Link2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationKinds, type Side } from '#core/model/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { useEscape } from '#renderer/ui/use-escape.ts';
import type { Composing } from '#renderer/workspace/annotations.ts';
import { runCommand } from '#renderer/workspace/commands.ts';
import { holdInput } from '#renderer/workspace/input-hold/input-hold.ts';
import { setPreferences } from '#renderer/workspace/preferences.ts';
import { signedAs, useWorkspace } from '#renderer/workspace/store.ts';
import { beginDraft, beginWording, changeDraft, leaveComposer, useComposer } from './composer-store.ts';
import { ContentFields } from './ContentFields.tsx';
import { kindOfCode, missingIn } from './draft.ts';
import { saveComposer } from './save-composer.ts';
import { SideSign } from '../card/SideSign.tsx';
import { useComposedWords, useCounterparts } from './use-composed.ts';
import styles from './Composer.module.css';

/** Asked once, where a name begins to matter; never in the way. */
const NameField = () => {
  const { t } = useTranslation('annotations');
  const [name, setName] = useState('');
  const keep = (): void => {
    if (name.trim() !== '') void setPreferences({ author: name.trim() });
  };
  return (
    <Field label={t('yourName')} hint={t('yourNameHelp')}>
      {(ids) => (
        <TextInput
          {...ids}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
        />
      )}
    </Field>
  );
};

/** What is probably the same in another column, to be linked or not. */
const Counterpart = ({
  side,
  words,
  lang,
  linked,
  onChange,
}: {
  readonly side: Side;
  readonly words: string;
  readonly lang: string | undefined;
  readonly linked: boolean;
  readonly onChange: (linked: boolean) => void;
}) => (
  <Checkbox checked={linked} onChange={onChange}>
    <span className={styles.counterpart}>
      <Link2 aria-hidden />
      <SideSign side={side} />
      <span lang={lang} className={styles.quote}>
        {words}
      </span>
    </span>
  </Checkbox>
);

const without = (sides: ReadonlySet<string>, gone: string): ReadonlySet<string> =>
  new Set([...sides].filter((side) => side !== gone));

const Words = ({
  side,
  lang,
  text,
}: {
  readonly side: Side;
  readonly lang: string | undefined;
  readonly text: string;
}) => (
  <p className={styles.words}>
    <SideSign side={side} />
    <span lang={lang} className={styles.quote}>
      {text}
    </span>
  </p>
);

const Foot = ({ saving }: { readonly saving: boolean }) => {
  const { t } = useTranslation('annotations');
  return (
    <div className={styles.foot}>
      <Button submit look="primary" busy={saving}>
        {t('save')}
      </Button>
      <Button onClick={leaveComposer}>{t('cancel')}</Button>
      <span className={styles.keys} aria-hidden>
        <Kbd keys="Mod+Enter" /> <Kbd keys="Escape" />
      </span>
    </div>
  );
};

/** A new annotation on words that stay painted in the text until it is made or left. */
export const Composer = ({ composing }: { readonly composing: Composing }) => {
  const { t } = useTranslation('annotations');
  const form = useRef<HTMLFormElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const { draft, saving } = useComposer();
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const project = useWorkspace((state) => state.project);
  const nameless = useWorkspace(signedAs) === '';
  // Once asked, the field stays while the composer is open: it does not vanish under the fingers.
  const [asksName] = useState(nameless);
  const side = composing.ranges[0]?.side ?? 'source';
  const words = useComposedWords(composing.ranges);
  const counterparts = useCounterparts(composing.ranges);
  const lang = languageAt(project, side, words.row);
  const missing = missingIn(draft, words.text);
  useLayoutEffect(() => beginDraft(composing), [composing]);
  useLayoutEffect(() => body.current?.focus(), []);
  useEffect(() => beginWording(words.text), [words.text]);
  useEscape(form, () => {
    leaveComposer();
    return true;
  });
  const save = async (): Promise<void> => {
    setTried(true);
    if (missing !== null || saving) return;
    const others = counterparts.filter((one) => !refused.has(one.side)).flatMap(({ ranges }) => ranges);
    // A name typed and not left yet is written with the first annotation.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    // What is typed from here on is for the text, where the focus goes next.
    const end = holdInput('elsewhere');
    if (await saveComposer(composing, others)) runCommand('focusText');
    else body.current?.focus();
    end();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const kind = kindOfCode(event.code, annotationKinds);
      if (kind === null) return;
      event.preventDefault();
      changeDraft({ kind });
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
      event.preventDefault();
      void save();
    }
  };
  return (
    // The keys are heard from all its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      aria-label={t('compose')}
      className={styles.composer}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Words side={side} lang={lang} text={words.text} />
      <ContentFields
        draft={draft}
        lang={lang}
        bodyRef={body}
        missing={tried ? missing : null}
        onChange={changeDraft}
        onSave={() => void save()}
      />
      {counterparts.map((one) => (
        <Counterpart
          key={one.side}
          side={one.side}
          words={one.words}
          lang={languageAt(project, one.side, words.row)}
          linked={!refused.has(one.side)}
          onChange={(on) => setRefused((now) => (on ? without(now, one.side) : new Set([...now, one.side])))}
        />
      ))}
      {asksName ? <NameField /> : null}
      <Foot saving={saving} />
    </form>
  );
};
