import type { AnnotationRange } from '#api/annotations.ts';
import {
  endComposing,
  letSelectionGo,
  setCurrent,
  useAnnotating,
  type Composing,
} from '#renderer/workspace/annotations.ts';
import { useComposer } from './composer-store.ts';
import { create as createAnnotation } from '../deeds.ts';
import { contentOf } from './draft.ts';

/** Makes the annotation; answers whether it is written. When it is not, everything typed stays. */
export const saveComposer = async (
  composing: Composing,
  others: readonly AnnotationRange[],
): Promise<boolean> => {
  useComposer.setState({ saving: true });
  const content = contentOf(useComposer.getState().draft);
  const info = await createAnnotation(composing.project, content, [...composing.ranges, ...others]);
  // Meanwhile the composer may have been opened for other words, or another project.
  if (useAnnotating.getState().composing !== composing) return info !== null;
  useComposer.setState(({ draft, saved }) =>
    info === null
      ? { saving: false }
      : {
          saving: false,
          saved: saved + 1,
          begun: null,
          draft: { ...draft, body: '', wording: '', tags: [] },
        },
  );
  if (info === null) return false;
  endComposing();
  letSelectionGo();
  setCurrent(info.annotation.id);
  return true;
};
