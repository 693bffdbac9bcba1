import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Chain } from '../../src/charts/chain.tsx';

const draw = (loop: boolean) =>
  render(
    <Chain
      title="a chain of three"
      x={[1, -0.04, 0]}
      h={[0.76, -0.2, 0.5]}
      under={['t = 1', 't = 2', 't = 3']}
      loop={loop}
    />,
  );
const count = (html: string, what: RegExp) => [...html.matchAll(what)].length;

test('a chain has a copy for every step, with W at each and U between them', () => {
  const html = draw(false);
  expect(count(html, /<rect class="positive/g)).toBe(3);
  expect(count(html, />W</g)).toBe(3);
  expect(count(html, />U</g)).toBe(2);
  expect(html).toContain('>−0.2<');
  expect(html).not.toContain('−0.0');
});

test('folded up it is one copy, which says how often U is used', () => {
  const html = draw(true);
  expect(count(html, /<rect class="positive/g)).toBe(1);
  expect(html).toContain('U, 3 times');
});
