import { Plus, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { mostKeys } from '#api/preference-values.ts';
import { Button } from '../../ui/Button.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { isMac, keysText } from '../../ui/keys.ts';
import { recordKeys, titleKey } from '../../workspace/commands.ts';
import type { Command } from '../../workspace/command.ts';
import { bindingOf } from '../../workspace/keys.ts';
import { defaultKeys } from '../../workspace/key-claims.ts';
import { reservedFor } from '../../workspace/reserved-keys.ts';
import { useWorkspace } from '../../workspace/store.ts';
import { isChanged, type Clash } from './key-changes.ts';
import {
  askKeys,
  leaveAsking,
  refuseKeys,
  removeKeys,
  resetCommand,
  stopAsking,
  takeFromOthers,
  takeKeys,
  usePage,
  type Refusal,
} from './page-state.ts';
import styles from './Keys.module.css';

/** Takes every key for `command` until it has one that can be used. Escape gives up; Tab too, and goes on from here. */
const record = (command: Command): (() => void) => {
  const mac = isMac();
  return recordKeys((event) => {
    const binding = bindingOf(event, mac);
    if (binding === 'Tab' || binding === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat) return;
    if (binding === 'Escape') stopAsking();
    else if (event.getModifierState('AltGraph')) refuseKeys('AltGr', 'unknown');
    else if (binding !== null) {
      const why = defaultKeys(command, mac).includes(binding) ? null : reservedFor(binding, mac);
      if (why === null) takeKeys(command, binding);
      else refuseKeys(binding, why);
    } else if (mac ? event.ctrlKey && event.key !== 'Control' : event.metaKey && event.key !== 'Meta')
      refuseKeys(event.key, mac ? 'unknown' : 'system');
  });
};

const Recorder = ({ command, refusal }: { readonly command: Command; readonly refusal: Refusal | null }) => {
  const { t } = useTranslation(['keys', 'commands']);
  const title = t(titleKey(command.id));
  useEffect(() => record(command), [command]);
  return (
    <button
      ref={focusOnMount}
      type="button"
      className={styles.recorder}
      aria-label={t('pressFor', { title })}
      aria-describedby={refusal === null ? undefined : `refused-${command.id}`}
      onBlur={leaveAsking}
      onClick={stopAsking}
    >
      {t('press')}
    </button>
  );
};

const Refused = ({ command, refusal }: { readonly command: Command; readonly refusal: Refusal }) => {
  const { t } = useTranslation(['keys', 'commands']);
  const { binding, why, holder } = refusal;
  const title = holder === undefined ? '' : t(titleKey(holder.id));
  return (
    <p id={`refused-${command.id}`} role="alert" className={styles.refused}>
      {t(`reserved.${why}`, { keys: keysText(binding), title })}
    </p>
  );
};

const ClashQuestion = ({
  command,
  clashes,
}: {
  readonly command: Command;
  readonly clashes: readonly Clash[];
}) => {
  const { t } = useTranslation(['keys', 'commands']);
  return (
    <div className={styles.clash}>
      <p role="alert">
        {clashes
          .map(({ command: { id }, binding }) =>
            t('usedBy', { keys: keysText(binding), title: t(titleKey(id)) }),
          )
          .join(' ')}
      </p>
      <span className={styles.answers}>
        <Button small ref={focusOnMount} onClick={() => takeFromOthers(command)}>
          {t('takeOver', { title: t(titleKey(command.id)) })}
        </Button>
        <Button small look="quiet" onClick={stopAsking}>
          {t('cancel')}
        </Button>
      </span>
    </div>
  );
};

const Chip = ({ command, binding }: { readonly command: Command; readonly binding: string }) => {
  const { t } = useTranslation(['keys', 'commands']);
  const names = { keys: keysText(binding), title: t(titleKey(command.id)) };
  return (
    <span className={styles.chip}>
      <button
        type="button"
        className={styles.keys}
        aria-label={t('replace', names)}
        onClick={() => askKeys(command, binding)}
      >
        <Kbd keys={binding} />
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('remove', names)}
        onClick={() => removeKeys(command, binding)}
      >
        <X aria-hidden />
      </button>
    </span>
  );
};

/** A picture that names itself to the pointer. A tooltip would take the Escape that is meant for the page. */
const RowButton = ({
  label,
  disabled = false,
  ref,
  onClick,
  children,
}: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) => (
  <button
    ref={ref}
    type="button"
    className={styles.act}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    {children}
  </button>
);

/** The keys of a command that always has these. */
const FixedKeys = ({ keys }: { readonly keys: readonly string[] }) => {
  const { t } = useTranslation('keys');
  return (
    <span className={styles.fixed}>
      {keys.map((binding) => (
        <Kbd key={binding} keys={binding} />
      ))}
      <span className={styles.faint}>{t('fixed')}</span>
    </span>
  );
};

const ChangeableKeys = ({
  command,
  keys,
}: {
  readonly command: Command;
  readonly keys: readonly string[];
}) => {
  const { t } = useTranslation(['keys', 'commands']);
  const asking = usePage((state) => (state.asking?.command === command.id ? state.asking : null));
  const focus = usePage((state) => (state.focus?.command === command.id ? state.focus : null));
  const changed = useWorkspace(({ preferences }) => isChanged(command, preferences.keys, { mac: isMac() }));
  const add = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus !== null) add.current?.focus();
  }, [focus]);
  const title = t(titleKey(command.id));
  const recording = asking?.at === 'keys' ? asking : null;
  return (
    <>
      {keys.length === 0 && recording === null ? <span className={styles.faint}>{t('none')}</span> : null}
      {keys.map((binding) =>
        recording?.replaces === binding ? (
          <Recorder key={binding} command={command} refusal={recording.refusal} />
        ) : (
          <Chip key={binding} command={command} binding={binding} />
        ),
      )}
      {recording?.replaces === null ? <Recorder command={command} refusal={recording.refusal} /> : null}
      <RowButton
        ref={add}
        label={t('add', { title })}
        disabled={keys.length >= mostKeys}
        onClick={() => askKeys(command, null)}
      >
        <Plus aria-hidden />
      </RowButton>
      {changed ? (
        <RowButton label={t('reset', { title })} onClick={() => resetCommand(command)}>
          <RotateCcw aria-hidden />
        </RowButton>
      ) : null}
    </>
  );
};

/** A command with its keys, and below it what is asked or refused. */
export const KeyRow = ({
  command,
  keys,
  shared,
}: {
  readonly command: Command;
  readonly keys: readonly string[];
  /** Other commands that hear the same keys. */
  readonly shared: readonly Clash[];
}) => {
  const { t } = useTranslation(['keys', 'commands']);
  const asking = usePage((state) => (state.asking?.command === command.id ? state.asking : null));
  const refusal = asking?.at === 'keys' ? asking.refusal : null;
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.name}>{t(titleKey(command.id))}</span>
        <span className={styles.all}>
          {command.fixed === true ? (
            <FixedKeys keys={keys} />
          ) : (
            <ChangeableKeys command={command} keys={keys} />
          )}
        </span>
      </div>
      {shared.map(({ command: { id }, binding }) => (
        <p key={`${id} ${binding}`} className={styles.refused}>
          {t('alsoUsedBy', { keys: keysText(binding), title: t(titleKey(id)) })}
        </p>
      ))}
      {refusal === null ? null : <Refused command={command} refusal={refusal} />}
      {asking?.at === 'clash' ? <ClashQuestion command={command} clashes={asking.clashes} /> : null}
    </li>
  );
};
