// Runs before the first paint of a page.

// Sets the reader's chosen theme; without a choice the system's is used.
try {
  var chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
} catch (unavailable) {}

// A fade from page to page that the browser gives up (the reader went on, the tab was hidden) is no error to report.
['pageswap', 'pagereveal'].forEach(function (event) {
  addEventListener(event, function (given) {
    var fade = given.viewTransition;
    if (fade) [fade.ready, fade.finished, fade.updateCallbackDone].forEach(function (ending) { if (ending) ending.catch(function () {}); });
  });
});
