/** A page opens with its figure: it is cut from the text, whole, and only where it stands first. */
import { expect, it } from 'vitest';
import { openingOf } from '../../src/site/build/opening.ts';

const figure = '<live-demo data-demo="a"><figure><p>one</p></figure></live-demo>';

it('takes the figure with which a text begins, and nothing of the text', () => {
  const text = '\n<h2>Why</h2><live-demo data-demo="b"><p>two</p></live-demo>';
  expect(openingOf(`\n${figure}${text}`)).toEqual({ figure: `\n${figure}`, text });
});

it('takes none where words come first', () => {
  const html = `<p>First this.</p>${figure}`;
  expect(openingOf(html)).toEqual({ figure: '', text: html });
});
