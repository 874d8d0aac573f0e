import type { Preferences } from '#api/preference-values.ts';
import { client } from '../api.ts';
import { speak } from '../i18n.ts';
import { notifyFailure, useWorkspace } from './store.ts';

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts preferences on the page: colours, type and language. */
const show = (now: Preferences): void => {
  const root = document.documentElement;
  const dark = now.theme === 'dark' || (now.theme === 'system' && darkQuery.matches);
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.dataset['tagNames'] = now.tagNames;
  root.style.setProperty('--cell-size', `${now.fontSize}px`);
  root.style.setProperty('--cell-leading', String(now.lineSpacing));
};

/** Changes that the engine has not answered yet. */
let underWay = 0;

const take = (now: Preferences): void => {
  const before = useWorkspace.getState().preferences;
  useWorkspace.setState({ preferences: now });
  show(now);
  if (before.language !== now.language) void speak(now.language);
};

/** Takes in preferences as the engine keeps them. While a change of ours is on its way, they are those of before it. */
export const takePreferences = (now: Preferences): void => {
  if (underWay === 0) take(now);
};

/** Changes preferences: on the screen at once, in app data for good. */
export const setPreferences = async (changed: Partial<Preferences>): Promise<void> => {
  take({ ...useWorkspace.getState().preferences, ...changed });
  underWay += 1;
  const answer = await client.preferences.set(changed);
  underWay -= 1;
  if (!answer.ok) notifyFailure(answer.error);
  else takePreferences(answer.value);
};

/** Shows the default look until the engine has told the user's own, and follows the machine's light and dark. */
export const watchTheme = (): void => {
  show(useWorkspace.getState().preferences);
  darkQuery.addEventListener('change', () => show(useWorkspace.getState().preferences));
};
