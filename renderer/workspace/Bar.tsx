import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button.tsx';
import type { BarSection, Command } from './command.ts';
import { allCommands, runCommand, titleKey, useKey } from './commands.ts';
import type { Feature } from './feature.ts';
import { useWorkspace } from './store.ts';
import styles from './Frame.module.css';

const CommandButton = ({ id, bar }: { readonly id: string; readonly bar: NonNullable<Command['bar']> }) => {
  const { t } = useTranslation();
  const { icon: Icon, pressed, enabled } = bar;
  const isEnabled = useWorkspace((state) => enabled?.(state) ?? true);
  const isPressed = useWorkspace((state) => pressed?.(state) ?? false);
  const keys = useKey(id);
  return (
    <IconButton
      label={t(titleKey(id))}
      disabled={!isEnabled}
      onClick={() => runCommand(id)}
      keys={keys}
      {...(pressed === undefined ? {} : { pressed: isPressed })}
    >
      <Icon aria-hidden />
    </IconButton>
  );
};

const Section = ({ section }: { readonly section: BarSection }) =>
  allCommands().map(({ id, bar }) =>
    bar?.section === section ? <CommandButton key={id} id={id} bar={bar} /> : null,
  );

/** The bar over the text: what is open on the left, what can be done with it on the right. */
export const Bar = ({ features }: { readonly features: readonly Feature[] }) => {
  const name = useWorkspace((state) => state.project?.name);
  return (
    <header className={styles.bar}>
      <div className={styles.what}>
        {features.map(({ id, Bar: Part }) => (Part === undefined ? null : <Part key={id} />))}
        <h1 className={styles.name}>{name}</h1>
      </div>
      <div className={styles.deeds}>
        <Section section="undo" />
        <span className={styles.gap} />
        <Section section="text" />
        {features.map(({ id, Tools }) => (Tools === undefined ? null : <Tools key={id} />))}
        <Section section="panels" />
        <Section section="end" />
      </div>
    </header>
  );
};
