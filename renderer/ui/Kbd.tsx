import { keysText } from './keys.ts';
import styles from './Kbd.module.css';

/** A key binding as it stands on the keyboard: `Mod+K` is ⌘K on a Mac, Ctrl+K elsewhere. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <kbd className={styles.kbd}>{keysText(keys)}</kbd>
);
