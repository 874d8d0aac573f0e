import { useWorkspace } from './store.ts';

type Load = () => Promise<void>;

let load: Load | null = null;
let loading: Promise<boolean> | null = null;

/** Says how the code is fetched that the first screen does without: the text, the panels, and most commands. */
export const provideFeatureCode = (given: Load): void => {
  load = given;
};

/** True while that code is still to come. */
export const isCodeToCome = (): boolean => load !== null && !useWorkspace.getState().complete;

const fetchIt = async (): Promise<boolean> => {
  try {
    await load?.();
    useWorkspace.setState({ complete: true });
    return true;
  } catch {
    return false;
  } finally {
    loading = null;
  }
};

/** Fetches it once; answers whether it is there. What could not be fetched is tried again by the next who asks. */
export const fetchFeatureCode = (): Promise<boolean> =>
  isCodeToCome() ? (loading ??= fetchIt()) : Promise.resolve(true);
