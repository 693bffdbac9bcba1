/** Whether the browser took a text for its clipboard: it may have none, or the reader may not want it. */
export async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
