// What makes the pages more comfortable; all of them work without it.
(function () {
  'use strict';

  // Forms of htmx are protected like all others.
  document.addEventListener('htmx:configRequest', function (event) {
    var token = document.querySelector('meta[name="csrf"]');
    if (token) { event.detail.headers['X-XSRF-TOKEN'] = token.content; }
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-menu]');
    if (button) {
      var open = document.body.classList.toggle('menu-open');
      button.setAttribute('aria-expanded', String(open));
    }
  });

  // A guess that one can change.
  document.querySelectorAll('select[data-zone]').forEach(function (select) {
    var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!select.value && select.querySelector('option[value="' + CSS.escape(zone) + '"]')) { select.value = zone; }
  });

  // What can only be copied from elsewhere is sent once it is there.
  document.addEventListener('paste', function (event) {
    var field = event.target.closest && event.target.closest('[data-send-pasted]');
    if (field) { window.setTimeout(function () { if (field.value.trim()) { field.form.requestSubmit(); } }, 0); }
  });

  // What is asked twice for is not done twice.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    window.setTimeout(function () { delete form.dataset.sent; }, 5000);
  });
  // Whoever goes back to a page that the browser kept may send its forms anew.
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });

  document.addEventListener('click', function (event) {
    var copy = event.target.closest('[data-copy]');
    if (copy && navigator.clipboard) {
      navigator.clipboard.writeText(copy.dataset.copy).then(function () { copy.textContent = 'Copied'; });
    }
  });
})();
