/**
 * The program of the page: changes over the language, and filters. Without it everything is there to read. It writes texts
 * alone, never markup, and asks for nothing.
 */
export const SCRIPT: string = `
'use strict';
(() => {
  const root = document.documentElement;
  const texts = JSON.parse(document.getElementById('texts').textContent);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const at = () => (root.lang === 'ja' ? 1 : 0);

  const form = document.getElementById('filter');
  let refresh = () => {};
  if (form) {
    const [query, direction, fidelity, reach, count] =
      ['q', 'f-direction', 'f-fidelity', 'f-reach', 'count'].map((id) => document.getElementById(id));
    let groups = [];
    const index = () => {
      groups = all('.rules tbody').map((body) => {
        const [why, ...rows] = body.rows;
        const said = why.textContent.toLowerCase();
        return { body, said, rows: rows.map((row) => ({ row, data: row.dataset, own: row.textContent.toLowerCase() })) };
      });
    };
    const filter = () => {
      const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
      const is = (wanted, value) => wanted === '' || wanted === value;
      let shown = 0;
      let total = 0;
      for (const { body, said, rows } of groups) {
        let any = false;
        // Who looks for a name wants its rules, not all of a requirement whose sentence names it too.
        const isNamed = rows.some(({ own }) => words.every((word) => own.includes(word)));
        for (const { row, data, own } of rows) {
          const fits = is(direction.value, data.d) && is(fidelity.value, data.f) && is(reach.value, data.r) &&
            words.every((word) => own.includes(word) || (!isNamed && said.includes(word)));
          if (row.hidden === fits) row.hidden = !fits;
          if (fits) { any = true; shown += 1; }
          total += 1;
        }
        if (body.hidden === any) body.hidden = !any;
      }
      const text = texts[shown === 0 ? count.dataset.none : count.dataset.n][at()];
      count.textContent = text.replace('{n}', shown).replace('{m}', total);
    };
    refresh = () => { index(); filter(); };
    form.hidden = false;
    for (const kind of ['input', 'change']) form.addEventListener(kind, filter);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.target !== query) return;
      query.value = '';
      filter();
    });
  }

  const languages = document.getElementById('languages');
  const speak = (language) => {
    if (language !== root.lang) {
      root.lang = language;
      for (const one of all('[data-t]')) one.textContent = texts[one.dataset.t][at()];
      for (const one of all('[data-a]')) one.setAttribute('aria-label', texts[one.dataset.a][at()]);
    }
    for (const one of languages.children) one.setAttribute('aria-pressed', String(one.dataset.l === language));
    refresh();
  };
  languages.hidden = false;
  languages.addEventListener('click', ({ target }) => {
    if (target.dataset.l) speak(target.dataset.l);
  });
  speak(root.lang);

  // What is folded away is printed all the same.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('details:not([open])');
    for (const one of folded) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of folded) one.open = false;
  });
})();
`;
