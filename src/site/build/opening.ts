/** Cuts the figure with which a page opens from the text below it, so that names and prerequisites can stand between the two. */

/** A page's text as HTML: the figure it begins with, or '' where it begins with words, and the rest. */
export function openingOf(html: string): { figure: string; text: string } {
  const [figure = ''] = /^\s*<live-demo[\s>][\s\S]*?<\/live-demo>/.exec(html) ?? [];
  return { figure, text: html.slice(figure.length) };
}
