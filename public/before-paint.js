// Runs before the first paint of a page.

// Sets the reader's chosen theme; without a choice the system's is used.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is switched off: the system's theme stays.
}

// A fade from page to page that the browser gives up (the reader went on, the tab was hidden) is no error to report.
addEventListener('unhandledrejection', (event) => {
  const why = event.reason || {};
  if ((why.name === 'AbortError' || why.name === 'InvalidStateError') && /transition/i.test(why.message))
    event.preventDefault();
});
