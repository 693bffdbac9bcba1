// Sets the reader's chosen theme before the first paint; without a choice the system's is used.
try {
  var chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
} catch (unavailable) {}
