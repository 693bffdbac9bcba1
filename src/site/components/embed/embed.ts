/** What the address of an embedded demo asks for: parts that are hidden (`?hide=seed,link`), and a theme (`?theme=dark`). */
import { hidingRules } from './parts.ts';

const asked = new URLSearchParams(location.search);

const sheet = new CSSStyleSheet();
// A sheet, not attributes: it holds for what the figure draws later, too.
for (const rule of hidingRules(asked.get('hide') ?? '')) sheet.insertRule(rule);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const theme = asked.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
