import type { Preferences } from '../../api/preferences.ts';
import { client } from '../api.ts';
import { speak } from '../i18n.ts';
import { notifyFailure, useWorkspace } from './store.ts';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts preferences on the page: colours, type and language. */
const show = (now: Preferences): void => {
  const root = document.documentElement;
  const dark = now.theme === 'dark' || (now.theme === 'system' && darkQuery.matches);
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.style.setProperty('--cell-size', `${now.fontSize}px`);
  root.style.setProperty('--cell-leading', String(now.lineSpacing));
};

/** Takes in preferences as the engine keeps them. */
export const takePreferences = (now: Preferences): void => {
  const before = useWorkspace.getState().preferences;
  useWorkspace.setState({ preferences: now });
  show(now);
  if (before.language !== now.language) void speak(now.language);
};

/** Changes preferences: on the screen at once, in app data for good. */
export const setPreferences = async (changed: Partial<Preferences>): Promise<void> => {
  takePreferences({ ...useWorkspace.getState().preferences, ...changed });
  const answer = await client.preferences.set(changed);
  if (!answer.ok) notifyFailure(answer.error);
};

/** Shows the default look until the engine has told the user's own, and follows the machine's light and dark. */
export const watchTheme = (): void => {
  show(useWorkspace.getState().preferences);
  darkQuery.addEventListener('change', () => show(useWorkspace.getState().preferences));
};
