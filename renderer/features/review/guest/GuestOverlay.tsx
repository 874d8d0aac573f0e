import { useEffect } from 'react';
import { providePackages } from '#renderer/workspace/packages.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { HandBack } from './HandBack.tsx';
import { ReviewingText } from './ReviewingText.tsx';
import { startTaking } from './take-store.ts';
import { TakePackage } from './TakePackage.tsx';
import { useCopy } from './use-copy.ts';

/** The reviewer's side while its panel is not there: opening packages, handing back, and what the text is told. */
export const GuestOverlay = () => {
  const copy = useCopy();
  const path = useWorkspace(({ project }) => project?.path);
  useEffect(() => providePackages(startTaking), []);
  return (
    <>
      {copy === null ? null : <ReviewingText key={path} copy={copy} />}
      <TakePackage />
      <HandBack copy={copy} />
    </>
  );
};
