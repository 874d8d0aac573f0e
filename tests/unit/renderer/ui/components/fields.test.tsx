// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Cards, Checkbox, Segmented } from '#renderer/ui/Choice.tsx';
import { Field, Select, TextInput } from '#renderer/ui/Field.tsx';
import { show } from './show.ts';

const descriptionOf = (element: HTMLElement): string | null | undefined => {
  const id = element.getAttribute('aria-describedby');
  return id === null ? null : document.getElementById(id)?.textContent;
};

test('a field names its control, and describes it by the hint or, where there is one, by the error', () => {
  const field = (error?: string) => (
    <Field label="Name" hint="As on the cover" error={error}>
      {(ids) => <TextInput {...ids} />}
    </Field>
  );
  const { again } = show(field());
  const input = screen.getByRole('textbox', { name: 'Name' });
  expect(descriptionOf(input)).toBe('As on the cover');
  expect(input.getAttribute('aria-invalid')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  again(field('There is one of this name.'));
  expect(descriptionOf(input)).toBe('There is one of this name.');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('alert').textContent).toBe('There is one of this name.');
  expect(screen.queryByText('As on the cover')).toBeNull();
});

test('a field without hint and error describes nothing, and its hidden label still names', () => {
  show(
    <Field label="Search" hideLabel>
      {(ids) => <TextInput {...ids} />}
    </Field>,
  );
  expect(descriptionOf(screen.getByRole('textbox', { name: 'Search' }))).toBeNull();
});

test('no line of text is corrected or completed by the browser', () => {
  show(<TextInput aria-label="Words" />);
  const input = screen.getByRole('textbox', { name: 'Words' });
  expect(input.getAttribute('spellcheck')).toBe('false');
  expect(input.getAttribute('autocomplete')).toBe('off');
});

const scripts = [
  { value: 'hans', label: '简体', lang: 'zh-Hans' },
  { value: 'hant', label: '繁體', lang: 'zh-Hant' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;
type Script = (typeof scripts)[number]['value'];

const Choosing = () => {
  const [select, setSelect] = useState<Script>('hans');
  const [segment, setSegment] = useState<Script>('hans');
  const [card, setCard] = useState<Script>('hans');
  const [ticked, setTicked] = useState(false);
  return (
    <>
      <Select aria-label="List" options={scripts} value={select} onChange={setSelect} />
      <Segmented label="Row" options={scripts} value={segment} onChange={setSegment} />
      <Cards
        label="Cards"
        options={scripts.map(({ value, label }) => ({ value, title: label, text: `about ${value}` }))}
        value={card}
        onChange={setCard}
      />
      <Checkbox checked={ticked} onChange={setTicked}>
        With annotations
      </Checkbox>
      <output>{[select, segment, card, String(ticked)].join(' ')}</output>
    </>
  );
};
const state = (): string | null => screen.getByRole('status').textContent;

test('one is chosen of a list', async () => {
  const { user } = show(<Choosing />);
  await user.selectOptions(screen.getByRole('combobox', { name: 'List' }), '繁體');
  expect(state()).toBe('hant hans hans false');
  expect(screen.getByRole('option', { name: '繁體' }).getAttribute('lang')).toBe('zh-Hant');
});

test.each([
  ['Row', 'en hans', '简体', 'English'],
  ['Cards', 'hans en', /简体/, /English/],
])('of %s one is chosen by the mouse', async (group, expected, first, last) => {
  const { user } = show(<Choosing />);
  const choices = screen.getByRole('radiogroup', { name: group });
  const [before, after] = [first, last].map((name) =>
    screen.getAllByRole('radio', { name }).find((radio) => choices.contains(radio)),
  );
  expect(before?.getAttribute('aria-checked')).toBe('true');
  if (after !== undefined) await user.click(after);
  expect(state()).toBe(`hans ${expected} false`);
  expect(before?.getAttribute('aria-checked')).toBe('false');
  expect(after?.getAttribute('aria-checked')).toBe('true');
});

test('arrows move through a row of choices, around its ends, and only the chosen one is a stop of Tab', async () => {
  const { user } = show(<Choosing />);
  const names = (): (string | null)[] =>
    screen
      .getAllByRole('radio', { checked: true })
      .slice(0, 1)
      .map(({ textContent }) => textContent);
  await user.click(screen.getByRole('combobox', { name: 'List' }));
  await user.tab();
  expect(document.activeElement?.textContent).toBe('简体');
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toBe('繁體');
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(document.activeElement?.textContent).toBe('English');
  await user.tab();
  expect(document.activeElement?.textContent).toContain('about hans');
  expect(names()).toHaveLength(1);
});

test('a box is ticked by its label, by Space, and says what it is', async () => {
  const { user } = show(<Choosing />);
  const box = screen.getByRole('checkbox', { name: 'With annotations' });
  expect(box.getAttribute('aria-checked')).toBe('false');
  await user.click(screen.getByText('With annotations'));
  expect(box.getAttribute('aria-checked')).toBe('true');
  box.focus();
  await user.keyboard(' ');
  expect(state()).toBe('hans hans hans false');
});

test('a disabled box is not ticked', async () => {
  const { user } = show(
    <Checkbox checked={false} disabled onChange={() => expect.unreachable()}>
      Never
    </Checkbox>,
  );
  await user.click(screen.getByText('Never'));
  expect(screen.getByRole('checkbox', { name: 'Never' }).getAttribute('aria-checked')).toBe('false');
});
