// Runs before anything is drawn, so that no page flashes in the wrong colours.
(function () {
  var root = document.documentElement, dark = window.matchMedia('(prefers-color-scheme: dark)');
  function tone() { root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light'); }
  tone();
  dark.addEventListener('change', tone);
  root.classList.add('scripted');
})();
