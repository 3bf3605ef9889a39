// What makes Configure more comfortable; it works without it.
(function () {
  'use strict';

  var form = document.querySelector('[data-settings]');

  function open(section) {
    if (!form || !document.getElementById('tab-' + section)) { return; }
    form.querySelectorAll('[data-tab]').forEach(function (tab) { tab.classList.toggle('now', tab.dataset.tab === section); });
    document.querySelectorAll('[data-tab-link]').forEach(function (link) {
      if (link.dataset.tabLink === section) { link.setAttribute('aria-current', 'true'); } else { link.removeAttribute('aria-current'); }
    });
    if (form.elements.tab) { form.elements.tab.value = section; }
    window.history.replaceState(null, '', '?tab=' + section);
  }

  // A field may be in a tab that is not open.
  function goTo(id) {
    var target = document.getElementById(id);
    var tab = target && target.closest('[data-tab]');
    if (!tab) { return false; }
    open(tab.dataset.tab);
    target.scrollIntoView({ block: 'center' });
    target.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[href^="#"]');
    if (link && link.dataset.tabLink) { event.preventDefault(); open(link.dataset.tabLink); return; }
    if (link && goTo(decodeURIComponent(link.getAttribute('href').slice(1)))) { event.preventDefault(); return; }
    var add = event.target.closest('[data-add]');
    if (add) { addRow(add.dataset.add); return; }
    var drop = event.target.closest('[data-drop]');
    if (drop) { dropRow(drop.closest('tr')); }
  });

  function rows(table) { return document.querySelector('[data-rows="' + CSS.escape(table) + '"]'); }

  function addRow(table) {
    var body = rows(table), row = body.dataset.next;
    var made = document.querySelector('template[data-row="' + CSS.escape(table) + '"]').content.cloneNode(true);
    made.querySelectorAll('[id], [name]').forEach(function (part) {
      ['id', 'name', 'hx-target'].forEach(function (name) {
        if (part.hasAttribute(name)) { part.setAttribute(name, part.getAttribute(name).replace(table + '.NEXT', table + '.' + row)); }
      });
    });
    body.appendChild(made);
    body.dataset.next = String(Number(row) + 1);
    if (window.htmx) { window.htmx.process(body); }
    var first = body.lastElementChild.querySelector('input, select');
    if (first) { first.focus(); }
    mark(body);
  }

  function dropRow(row) {
    var body = row.parentElement, next = row.nextElementSibling;
    if (next && next.classList.contains('row-wrong')) { next.remove(); }
    row.remove();
    mark(body);
  }

  // A tab in which something was changed says so until it is saved.
  function mark(part) {
    var tab = part.closest('[data-tab]');
    var link = tab && document.querySelector('[data-tab-link="' + tab.dataset.tab + '"]');
    if (link) { link.classList.add('changed'); link.title = 'changed, not saved'; }
  }
  if (form) { form.addEventListener('input', function (event) { mark(event.target); }); }

  // A file is looked at before it is sent.
  document.addEventListener('change', function (event) {
    var file = event.target.matches('[data-load]') && event.target.files[0];
    if (file) { file.text().then(function (text) { document.getElementById(event.target.dataset.load).value = text; }); }
  });

  var wrongs = document.getElementById('wrongs');
  if (wrongs) { wrongs.focus(); } else if (window.location.hash) { goTo(decodeURIComponent(window.location.hash.slice(1))); }
})();
