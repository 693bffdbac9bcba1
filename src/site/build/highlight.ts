/** Colors code at build with Shiki, in classes instead of inline styles, so that the security policy holds. */
import { createCssVariablesTheme, createHighlighter, type ShikiTransformer } from 'shiki';

/** The tokens that have a color of their own (see components/code/code.css); all others are plain text. */
const COLORED = ['keyword', 'string', 'comment', 'function', 'constant', 'link'];
/** Those that look like others. */
const ALIKE: Record<string, string> = { 'string-expression': 'string' };

type Nodes = Parameters<NonNullable<ShikiTransformer['line']>>[0]['children'];

/** Elements without a class say nothing: what is in them takes their place. Half of a page's elements would be such. */
const unwrapped = (nodes: Nodes): Nodes =>
  nodes.flatMap((node) => (node.type === 'element' && !node.properties.class ? node.children : [node]));

/** Turns Shiki's `style="color:var(--shiki-token-x)"` into `class="t-x"`. */
export const stylesToClasses: ShikiTransformer = {
  name: 'styles-to-classes',
  pre(node) {
    delete node.properties.style;
    node.properties.class = 'code';
    node.properties.tabindex = '0';
    // Search finds words; code would be noise in its excerpts.
    node.properties['data-pagefind-ignore'] = '';
  },
  span(node) {
    const found = /--(?:shiki|astro-code)-token-([a-z-]+)/.exec(String(node.properties.style ?? ''))?.[1] ?? '';
    const token = ALIKE[found] ?? found;
    delete node.properties.style;
    if (COLORED.includes(token)) node.properties.class = `t-${token}`;
  },
  line(node) {
    node.children = unwrapped(node.children);
    delete node.properties.class;
  },
  code(node) {
    node.children = unwrapped(node.children);
  },
};

const theme = createCssVariablesTheme({ name: 'css-variables', variablePrefix: '--shiki-' });
const highlighter = createHighlighter({ themes: [theme], langs: ['ts', 'python', 'bash'] });

/** The HTML of a piece of code. */
export async function highlight(code: string, language: 'ts' | 'python' | 'bash'): Promise<string> {
  return (await highlighter).codeToHtml(code, {
    lang: language,
    theme: 'css-variables',
    // No limit of time: on a busy machine the same code would get other colors.
    tokenizeTimeLimit: 0,
    transformers: [stylesToClasses],
  });
}
