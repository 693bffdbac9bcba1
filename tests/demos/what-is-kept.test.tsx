import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { KeptMap } from '../../src/charts/kept-map.tsx';
import { demosById, lastFrame } from '../../src/site/build/preview.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';

const demo = demosById['what-is-kept']!;
const settings = (change: object) => ({ ...defaults(demo.controls), ...change }) as never;
const tell = async (change: object = {}) =>
  demo.tell(await lastFrame('what-is-kept', settings(change)), settings(change));

test('the sentence counts the characters at which each model keeps other amounts, and says why', async () => {
  expect(await tell()).toMatch(
    /^With “s” instead of “w” at character 5 of 26, the forget gates of the LSTM change at 22 characters, up to the last one \(by [^)]+\); the factors of Mamba change at 4 characters, and at the 18 characters after that not at all\. Mamba decides/,
  );
  expect(await tell({ at: 4, to: '-' })).toContain('With “-” instead of a space at character 4');
  expect(await tell({ show: 'state' })).toContain('the states of Mamba change at 22 characters, up to the last one');
});

test('it says so where nothing is changed, where the change is too late, and what was left out', async () => {
  expect(await tell({ to: 'w' })).toMatch(/^Nothing is changed, because character 5 of 26 is still “w”\./);
  expect(await tell({ to: '' })).toMatch(/^Nothing is changed, because character 5 of 26 is still “w”\./);
  expect(await tell({ at: 23 })).toContain('change an earlier character');
  expect(await tell({ at: 22 })).toContain('and at the 1 character after that not at all');
  expect(await tell({ typed: 'Call me 4 ever' })).toContain('The models do not know “4” and leave that out.');
  expect(await tell({ typed: '4' })).toMatch(
    /^With “s” instead of “w” .* do not know “4”, so they read “the whale rose and the sea”\.$/,
  );
  expect(await tell({ typed: ' ' })).toMatch(
    / There is no character to read, so they read “the whale rose and the sea”\.$/,
  );
});

test('a tap on a character chooses it', async () => {
  const chosen: unknown[] = [];
  const drawn = demo.view(await lastFrame('what-is-kept', settings({})), settings({}), (change) => chosen.push(change));
  (drawn as VNode<{ onPoint(t: number): void }>).props.onPoint(7);
  expect(chosen).toEqual([{ at: 8 }]);
});

test('of the smallest change there is a square, and of none there is none', () => {
  const shades = (moved: number[]) =>
    [
      ...render(
        <KeptMap
          title="a"
          text="abc"
          drawn="f"
          at={0}
          models={[{ model: 'M', letter: 'f', quantity: 'forget', units: [[0, 0, 0]], size: 1, moved }]}
        />,
      ).matchAll(/class="positive shade-(\d)" d="([^"]*)"/g),
    ].map(([, shade, d]) => [Number(shade), d!.split('M').length - 1]);
  expect(shades([0, 0, 0])).toEqual([]);
  expect(shades([1e-8, 0, 0])).toEqual([[1, 1]]);
  expect(shades([5e-6, 5e-4, 5])).toEqual([
    [1, 1],
    [3, 1],
    [6, 1],
  ]);
});
