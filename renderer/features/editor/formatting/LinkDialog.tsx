import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field, TextInput } from '#renderer/ui/Field.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { focusText } from '../move-commands.ts';
import { addressOf } from './address.ts';
import { closeLink, dropLink, setLink, useFormatting, type AskedLink } from './format-store.ts';
import styles from './Formatting.module.css';

const Form = ({ asked }: { readonly asked: AskedLink }) => {
  const { t } = useTranslation('editor');
  const { link, needsWords } = asked;
  const [typed, setTyped] = useState(link?.href ?? '');
  const [words, setWords] = useState('');
  const [refused, setRefused] = useState(false);
  const submit = (): void => {
    // The original's own address may be of any kind, as one inside the document.
    const href = link !== null && typed.trim() === link.href ? link.href : addressOf(typed);
    if (href === null) {
      setRefused(true);
      return;
    }
    closeLink();
    setLink(asked, href, words);
  };
  const drop = (): void => {
    closeLink();
    dropLink(asked);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('format.link.address')}
        error={refused ? t('format.link.refused') : undefined}
        hint={t('format.link.hint')}
      >
        {(ids) => (
          <TextInput
            {...ids}
            ref={focusOnMount}
            inputMode="url"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setRefused(false);
            }}
          />
        )}
      </Field>
      {needsWords ? (
        <Field label={t('format.link.words')} hint={t('format.link.wordsHint')}>
          {(ids) => <TextInput {...ids} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
      ) : null}
      <div className={styles.actions}>
        {link === null ? null : (
          <Button className={styles.drop} onClick={drop}>
            {t('format.link.remove')}
          </Button>
        )}
        <Button onClick={closeLink}>{t('format.link.cancel')}</Button>
        <Button look="primary" submit>
          {t(link === null ? 'format.link.add' : 'format.link.change')}
        </Button>
      </div>
    </form>
  );
};

/** Asks for the address of a link. */
export const LinkDialog = () => {
  const { t } = useTranslation('editor');
  const asked = useFormatting((state) => state.link);
  const isOpen = useWorkspace(({ overlay }) => overlay === 'link');
  const isNew = asked === null || asked.link === null;
  return (
    <Dialog
      open={isOpen && asked !== null}
      onClose={closeLink}
      title={t(isNew ? 'format.link.title' : 'format.link.changeTitle')}
      closeLabel={t('format.link.cancel')}
      onClosed={focusText}
    >
      {asked === null ? null : <Form asked={asked} />}
    </Dialog>
  );
};
