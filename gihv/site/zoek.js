// Search and filters. The address drives the page: `#dekking=gedekt&jaar=2014&zoek=bomen`.
'use strict';
(() => {
  const fold = (text) => text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  const opening = document.querySelector('form#zoek');
  if (opening) {
    opening.hidden = false;
    opening.addEventListener('submit', (event) => {
      event.preventDefault(); // the page may send no form: the script goes there itself
      location.href = `acties.html#zoek=${encodeURIComponent(opening.elements.zoek.value)}`;
    });
  }
  const choice = document.getElementById('keuze');
  if (!choice) return;

  const rows = [...document.querySelectorAll('tr[data-tekst]')];
  const groups = [...document.querySelectorAll('.acties tbody')];
  const count = document.getElementById('aantal');
  const notice = document.getElementById('melding');
  const whole = count.textContent;
  const fields = [...choice.querySelectorAll('[name]')];
  const OPEN = ['gezocht', 'onbekend', 'ontbreekt'];
  const SHORT = 3; // a word of so many signs is looked for at the beginning of a word

  const words = (row, name) => (row.dataset[name] || '').split(' ');
  const holds = (row, name, value) =>
    value.split('+').every((one) => words(row, name).includes(one)); // a+b: both
  const inText = (row, word) => {
    const text = row.dataset.tekst;
    if ([...word].length > SHORT || !/^[\p{L}\p{N}]/u.test(word)) return text.includes(word);
    const quoted = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return new RegExp(`(^|[^\\p{L}\\p{N}_])${quoted}`, 'u').test(text);
  };
  const states = (value) => (value === 'open' ? OPEN : [value]);
  const tests = {
    zoek: (row, value) => fold(value).split(/\s+/).filter(Boolean).every((word) => inText(row, word)),
    speerpunt: (row, value) => holds(row, 'speerpunt', value),
    organisatie: (row, value) => holds(row, 'organisatie', value),
    label: (row, value) => holds(row, 'label', value),
    jaar: (row, value) => holds(row, 'jaar', value),
    dekking: (row, value, years) =>
      value !== 'zonder' && years.length
        ? years.some((year) => states(value).some((one) => words(row, 'perJaar').includes(`${year}:${one}`)))
        : states(value).some((one) => words(row, 'dekking').includes(one)),
  };

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };
  const isKnown = (field, value) =>
    field.name === 'zoek' || value.split('+').every((one) => one && [...field.options].some((option) => option.value === one));

  // What the address asks: the values of each field, and what in it is not known.
  const asked = () => {
    const wanted = new Map(fields.map((field) => [field.name, []]));
    const unknown = [];
    const text = location.hash.slice(1);
    if (text.includes('=')) {
      for (const pair of text.split('&')) {
        const at = pair.indexOf('=');
        const name = decoded(pair.slice(0, at));
        const value = decoded(pair.slice(at + 1));
        const field = fields.find((one) => one.name === name);
        if (!field || at < 0 || (value && !isKnown(field, value))) unknown.push(decoded(pair));
        else if (value) wanted.get(name).push(value);
      }
    }
    return { wanted, unknown };
  };

  const show = () => {
    const { wanted, unknown } = asked();
    const years = wanted.get('jaar') || [];
    const states = wanted.get('dekking') || [];
    const perYear = years.length && states.length && !states.includes('zonder'); // its state says that it runs
    const active = [...wanted].filter(([name, values]) => values.length && !(name === 'jaar' && perYear));
    for (const row of rows) {
      row.hidden = !active.every(([name, values]) => values.some((value) => tests[name](row, value, years)));
    }
    for (const group of groups) {
      group.hidden = ![...group.rows].some((row) => row.dataset.tekst !== undefined && !row.hidden);
    }
    tellRoles(wanted.get('organisatie') || []);
    const found = rows.filter((row) => !row.hidden).length;
    count.textContent = active.length ? `${found} ${count.dataset.van}` : whole;
    notice.hidden = !unknown.length;
    const told = unknown.map((one) => (one.length > 60 ? `${one.slice(0, 60)}…` : one)).join(', ');
    notice.textContent = unknown.length ? `Niet bekend, en dus niet gebruikt: ${told}` : '';
    for (const field of fields) fill(field, wanted.get(field.name));
    count.dataset.keuze = fields.filter((field) => field.value).map(inWords).join('; '); // for paper and phones
  };

  // What the one organisation that is asked for is in each actie.
  const tellRoles = (asked) => {
    const id = asked.length === 1 && !asked[0].includes('+') ? asked[0] : '';
    for (const row of rows) {
      row.querySelector('.rol')?.remove();
      if (!id || row.hidden) continue;
      const roles = words(row, 'rollen').map((one) => one.split(/[:,]/)).filter(([, ...ids]) => ids.includes(id));
      const told = document.createElement('span');
      told.className = 'rol';
      told.textContent = `Rol: ${roles.map(([role]) => role.replaceAll('_', ' ')).join(', ') || 'via een onderdeel'}`;
      row.cells[0].append(' ', told);
    }
  };

  // A field shows what is asked; a select gets a choice more where that is several values at once.
  const fill = (field, values) => {
    if (field.name === 'zoek') {
      if (field.value !== values.join(' ')) field.value = values.join(' ');
      return;
    }
    field.querySelector('[data-meer]')?.remove();
    const label = (value) => value.split('+').map((one) => [...field.options].find((option) => option.value === one).text).join(' en ');
    if (values.length > 1 || values[0]?.includes('+')) {
      const more = new Option(values.map(label).join(' of '), values.join('&'), true, true);
      more.dataset.meer = '';
      field.append(more);
    } else {
      field.value = values[0] || '';
    }
  };

  const inWords = (field) => `${field.labels[0].textContent}: ${field.options ? field.selectedOptions[0].text : field.value}`;

  // The fields as an address.
  const address = () =>
    fields
      .filter((field) => field.value)
      .flatMap((field) => (field.name === 'zoek' ? [field.value] : field.value.split('&')).map((value) => `${field.name}=${encodeURIComponent(value)}`))
      .join('&');

  choice.hidden = false;
  choice.addEventListener('input', (event) => {
    if (event.target.name === 'zoek') location.replace(`#${address()}`); // no step in history for a letter
  });
  choice.addEventListener('change', (event) => {
    if (event.target.name !== 'zoek') location.hash = address();
  });
  document.getElementById('wis').addEventListener('click', () => { location.hash = ''; });
  addEventListener('hashchange', show);
  show();
})();
