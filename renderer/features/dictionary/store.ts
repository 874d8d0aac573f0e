import { create } from 'zustand';

/** What is looked up, as long as the page is open. */
export const useLookUp = create<{ readonly text: string }>()(() => ({ text: '' }));

export const setLookedUp = (text: string): void => useLookUp.setState({ text });
