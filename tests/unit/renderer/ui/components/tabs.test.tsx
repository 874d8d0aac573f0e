// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { History, Search, Settings } from 'lucide-react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { show } from './show.ts';

const Panel = () => {
  const [value, setValue] = useState('find');
  return (
    <Tabs
      label="Tools"
      value={value}
      onChange={setValue}
      trailing={<button>Hide</button>}
      tabs={[
        { id: 'find', title: 'Find', Icon: Search, content: <input aria-label="Words" /> },
        { id: 'past', title: 'History', Icon: History, count: 7, content: <p>Yesterday</p> },
        { id: 'rules', title: 'Settings', Icon: Settings, count: 0, content: <p>None</p> },
      ]}
    />
  );
};

test('each tab is named, tells how many things wait there, and one is chosen', () => {
  show(<Panel />);
  const tabs = screen.getAllByRole('tab');
  expect(tabs.map((tab) => tab.textContent)).toEqual(['Find', 'History7', 'Settings']);
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
  expect(screen.getByRole('tablist', { name: 'Tools' })).toBeTruthy();
  expect(screen.getByRole('tabpanel', { name: 'Find' }).contains(screen.getByLabelText('Words'))).toBe(true);
});

test('arrows, Home and End move through the tabs and show what belongs to each', async () => {
  const { user } = show(<Panel />);
  screen.getByRole('tab', { name: 'Find' }).focus();
  const shown: (string | null)[] = [];
  for (const key of ['{ArrowRight}', '{ArrowRight}', '{ArrowRight}', '{ArrowLeft}', '{Home}', '{End}']) {
    await user.keyboard(key);
    const chosen = screen.getByRole('tab', { selected: true });
    expect(document.activeElement).toBe(chosen);
    expect(screen.getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(chosen.id);
    shown.push(chosen.textContent);
  }
  expect(shown).toEqual(['History7', 'Settings', 'Find', 'Settings', 'Find', 'Settings']);
});

test('Tab goes from the chosen tab past the others', async () => {
  const { user } = show(<Panel />);
  await user.click(screen.getByRole('tab', { name: /History/ }));
  expect(screen.getByText('Yesterday')).toBeTruthy();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Hide' }));
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: /History/ }));
});
