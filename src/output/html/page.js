// The page without this script is a table with links that do nothing. The script filters and sorts
// that table, and opens records. What is asked for stands in the address, behind '#', under the
// names of the program's own options.

/**
 * What the program packs beside the table; see content_json in html_data.cpp. What is empty is left
 * out.
 * @typedef {{publisher: string, title?: string, author?: string, date?: string, url?: string,
 *   language?: string, via?: string}} Source
 * @typedef {{text: string, chosen: boolean, sources?: number[]}} Statement
 * @typedef {{field: string, statements: Statement[]}} Dispute
 * @typedef {{id: string, date: string, kind: string, scope: string, type?: string, status?: string,
 *   confidence: string, year: number, first: number, last: number, publishers: number,
 *   topics?: string[], note?: string, fields?: [string, string][], people?: [string, string][],
 *   claims?: [number, string][], disputes?: Dispute[], related?: [string, string, string][],
 *   deliveries?: string[][]}} PackedRecord
 * @typedef {{records: PackedRecord[], sources: Source[], people: string[][], deliveryNote: string}}
 *   Content
 */

/**
 * A record, its row of the table and its place in it.
 * @typedef {PackedRecord & {row: HTMLTableRowElement, place: number, title: string,
 *   summary: string, words?: string}} PageRecord
 */

/**
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
function part(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`#${id} is not on the page`);
  return found;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @param {string} packed zlib data in Base64
 * @returns {Promise<Content>}
 */
async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).json();
}

const form = part('filters', HTMLFormElement);
const table = part('records', HTMLTableElement);
const dialog = part('record', HTMLDialogElement);
const status = part('status', HTMLElement);
const body = table.tBodies[0];
const pageTitle = document.title;
// A browser that cannot unpack the rest has the table alone; a form would do nothing.
form.hidden = typeof DecompressionStream === 'undefined';
const { sources, people, deliveryNote, records: packedRecords } =
  await unpacked(part('content', HTMLScriptElement).text);

const rows = [...body.rows];
/** @type {PageRecord[]} */
const records = packedRecords.map((record, place) => ({
  ...record,
  place,
  row: rows[place],
  title: rows[place].querySelector('a')?.textContent ?? '',
  summary: rows[place].querySelector('p')?.textContent ?? '',
}));

// What is asked for: parameters of the address, which the fields of the form have the names of.

const names = ['q', 'kind', 'topic', 'person', 'since', 'until', 'scope', 'disputed', 'sort', 'record'];

/** @returns {URLSearchParams} */
function asked() {
  return new URLSearchParams(location.hash.slice(1));
}

/** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
function fields() {
  return [...form.querySelectorAll('input, select')].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement);
}

/** @param {URLSearchParams} wanted */
function fillForm(wanted) {
  for (const field of fields()) {
    const value = wanted.get(field.name) ?? '';
    if (field.type === 'checkbox' && field instanceof HTMLInputElement) {
      field.checked = value !== '';
    } else if (field.value !== value) {
      field.value = value;
    }
  }
}

/**
 * The address with those parameters, in the order of `names`, without what is empty.
 * @param {URLSearchParams} wanted
 */
function addressOf(wanted) {
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = wanted.get(name);
    if (value) kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `#${text}` : location.pathname + location.search;
}

/**
 * @param {URLSearchParams} wanted
 * @param {boolean} replaces whether the way back leads past what is shown now
 */
function goTo(wanted, replaces = false) {
  history[replaces ? 'replaceState' : 'pushState'](null, '', addressOf(wanted));
  show();
}

// Filters

/**
 * A text as it is searched: words without case, accents and signs, with a space before each.
 * @param {string} text
 */
function folded(text) {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

/**
 * Whether some word of the text begins with each of the words.
 * @param {string} text folded
 * @param {string} words
 */
function hasWords(text, words) {
  return folded(words).split(' ').every((word) => text.includes(` ${word}`));
}

/**
 * All that a search looks at.
 * @param {PageRecord} record
 */
function wordsOf(record) {
  record.words ??= folded([
    record.id, record.title, record.summary, record.note ?? '',
    ...(record.fields ?? []).map((field) => field[1]),
    ...(record.people ?? []).flat(),
    ...(record.claims ?? []).flatMap(([source, states]) => [sources[source].publisher, states]),
  ].join(' '));
  return record.words;
}

/** @param {string} name any known spelling, or the beginnings of its words */
function peopleCalled(name) {
  return new Set(people.filter((spellings) =>
    spellings.some((spelling) => hasWords(folded(spelling), name))).map((spellings) => spellings[0]));
}

/**
 * @param {URLSearchParams} wanted
 * @returns {PageRecord[]}
 */
function chosen(wanted) {
  /** @param {string} name */
  const value = (name) => wanted.get(name) ?? '';
  /** @type {((record: PageRecord) => boolean)[]} */
  const tests = [];
  const since = Number.parseInt(value('since'), 10);
  const until = Number.parseInt(value('until'), 10);
  if (value('kind')) tests.push((record) => record.kind === value('kind'));
  if (value('scope')) tests.push((record) => record.scope === value('scope'));
  if (value('topic')) tests.push((record) => !!record.topics?.includes(value('topic')));
  if (value('disputed')) tests.push((record) => !!record.disputes);
  if (since) tests.push((record) => record.last >= since);
  if (until) tests.push((record) => record.first <= until);
  if (value('person').trim()) {
    const called = peopleCalled(value('person'));
    tests.push((record) => !!record.people?.some((person) => called.has(person[0])));
  }
  if (value('q').trim()) tests.push((record) => hasWords(wordsOf(record), value('q')));
  return records.filter((record) => tests.every((test) => test(record)));
}

// Order

const collator = new Intl.Collator('en', { numeric: true });
/** @type {Record<string, (a: PageRecord, b: PageRecord) => number>} */
const orders = {
  date: (a, b) => a.place - b.place,
  kind: (a, b) => collator.compare(a.kind, b.kind),
  title: (a, b) => collator.compare(a.title, b.title),
  sources: (a, b) => a.publishers - b.publishers,
};
let shownOrder = 'date';

/** @param {URLSearchParams} wanted */
function sortRows(wanted) {
  const order = wanted.get('sort') || 'date';
  const [name, direction] = order.split(':');
  if (order === shownOrder || !Object.hasOwn(orders, name)) return;
  shownOrder = order;
  const sign = direction === 'desc' ? -1 : 1;
  records.sort((a, b) => sign * orders[name](a, b) || a.place - b.place);
  body.append(...records.map((record) => record.row));
  markOrder(name, sign);
}

/**
 * @param {string} name
 * @param {number} sign
 */
function markOrder(name, sign) {
  for (const heading of table.querySelectorAll('th[data-order]')) {
    if (heading.getAttribute('data-order') === name) {
      heading.setAttribute('aria-sort', sign < 0 ? 'descending' : 'ascending');
    } else {
      heading.removeAttribute('aria-sort');
    }
  }
}

/** Headings become buttons. */
function prepareHeadings() {
  for (const heading of table.querySelectorAll('th[data-order]')) {
    const name = heading.getAttribute('data-order') ?? '';
    const button = make('button', { type: 'button' }, heading.textContent ?? '');
    button.addEventListener('click', () => {
      const wanted = asked();
      const isAscending = heading.getAttribute('aria-sort') === 'ascending';
      wanted.set('sort', isAscending ? `${name}:desc` : name === 'date' ? '' : name);
      goTo(wanted);
    });
    heading.replaceChildren(button);
  }
  markOrder('date', 1);
}

// The timeline

const bars = document.getElementById('bars');
const leastBar = 3; // of the 100 that a bar can be high, so that one record is seen

/** Each year gets a second bar, for the records that are chosen. */
function prepareTimeline() {
  for (const year of bars?.querySelectorAll('g') ?? []) {
    const all = year.querySelector('.all');
    const found = /** @type {Element} */ (all?.cloneNode());
    found.setAttribute('class', 'found');
    year.append(found);
    year.addEventListener('click', () => toggleYears(Number(year.dataset.year), Number(year.dataset.year)));
  }
}

/**
 * What is chosen, as bars and as a link to the table, which may be out of sight.
 * @param {PageRecord[]} found
 */
function drawTimeline(found) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { year } of found) counts.set(year, (counts.get(year) ?? 0) + 1);
  for (const year of bars?.querySelectorAll('g') ?? []) {
    const full = Number(year.querySelector('.all')?.getAttribute('height'));
    const count = counts.get(Number(year.dataset.year)) ?? 0;
    const height = count && Math.max(leastBar, full * count / Number(year.dataset.records));
    year.querySelector('.found')?.setAttribute('height', `${height}`);
    year.querySelector('.found')?.setAttribute('y', `${100 - height}`);
  }
  const link = document.getElementById('chosen');
  if (link) {
    link.hidden = found.length === records.length;
    link.textContent = countOf(found);
  }
}

/**
 * Asks for those years, or for any where they are asked for already.
 * @param {number} since
 * @param {number} until
 */
function toggleYears(since, until) {
  const wanted = asked();
  const isShown = wanted.get('since') === `${since}` && wanted.get('until') === `${until}`;
  wanted.set('since', isShown ? '' : `${since}`);
  wanted.set('until', isShown ? '' : `${until}`);
  goTo(wanted);
}

/** @param {URLSearchParams} wanted */
function markDecade(wanted) {
  for (const link of document.querySelectorAll('#decades a')) {
    const decade = new URLSearchParams(link.getAttribute('href')?.slice(1));
    const isShown = decade.get('since') === wanted.get('since') && decade.get('until') === wanted.get('until');
    if (isShown) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

// A record

/**
 * @param {string} name
 * @param {(Node | string)[]} children
 */
function section(name, ...children) {
  return make('section', {}, make('h3', {}, name), ...children);
}

/**
 * @param {Source} source
 * @returns {HTMLElement}
 */
function reference(source) {
  const line = make('p', { class: 'source' }, make('strong', {}, source.publisher));
  if (source.date) line.append(`, ${source.date}`);
  if (source.author) line.append(`, ${source.author}`);
  line.append('. ');
  /** @type {Record<string, string>} */
  const language = source.language ? { lang: source.language } : {};
  const title = source.title ?? source.url ?? '';
  if (source.url && /^https?:\/\//.test(source.url)) {
    line.append(make('a', { ...language, href: source.url, rel: 'noopener noreferrer' }, title));
  } else {
    line.append(make('span', language, title));
  }
  if (source.via) line.append(` (read at ${source.via})`);
  return line;
}

/** @param {Dispute} dispute */
function disputeOf(dispute) {
  return make('div', { class: 'dispute' }, make('h4', {}, dispute.field),
    make('ul', {}, ...dispute.statements.map((statement) => {
      const publishers = new Set((statement.sources ?? []).map((source) => sources[source].publisher));
      return make('li', statement.chosen ? { class: 'chosen' } : {},
        make('strong', {}, statement.text),
        make('span', {}, publishers.size ? [...publishers].join(' · ') : 'the record itself'),
        ...(statement.chosen ? [make('em', {}, 'the record follows this')] : []));
    })));
}

/** @param {string[][]} deliveries */
function deliveriesOf(deliveries) {
  return section('Deliveries',
    make('table', {},
      make('thead', {}, make('tr', {}, ...['Year', 'Number', 'Condition', 'TIV, million'].map(
        (heading) => make('th', { scope: 'col' }, heading)))),
      make('tbody', {}, ...deliveries.map((row) => make('tr', {}, ...row.map(
        (cell) => make('td', {}, cell)))))),
    make('p', { class: 'faint-text' }, deliveryNote));
}

/** @param {string} id */
function linkTo(id) {
  return `#${new URLSearchParams({ record: id })}`;
}

/**
 * A link to the record before or behind in what is chosen.
 * @param {PageRecord | undefined} record
 * @param {string} text
 */
function step(record, text) {
  return record ? [make('a', { href: linkTo(record.id), title: record.title }, text)] : [];
}

/**
 * @param {PageRecord} record
 * @param {PageRecord[]} found
 */
function barOf(record, found) {
  const place = found.indexOf(record);
  const close = make('button', { type: 'button' }, 'Close');
  close.addEventListener('click', () => dialog.close());
  return make('div', { class: 'bar' },
    ...step(found[place - 1], '← Previous'),
    ...step(place < 0 ? undefined : found[place + 1], 'Next →'),
    close);
}

/** @param {PageRecord} record */
function partsOf(record) {
  const about = [record.date, record.kind, record.type, record.status,
    record.scope === 'bilateral' ? '' : record.scope, record.confidence];
  /** @type {HTMLElement[]} */
  const parts = [
    make('h2', { id: 'record-title', tabindex: '-1' }, record.title),
    make('p', { class: 'about' }, about.filter(Boolean).join(' · ')),
    make('p', { class: 'summary' }, record.summary),
  ];
  if (record.fields) {
    parts.push(make('dl', {}, ...record.fields.map(([label, text]) =>
      make('div', {}, make('dt', {}, label), make('dd', {}, text)))));
  }
  if (record.people) {
    parts.push(section('People', make('ul', {}, ...record.people.map(([name, office]) =>
      make('li', {}, make('a', { href: `#${new URLSearchParams({ person: name })}` }, name),
        office ? `, ${office}` : '')))));
  }
  if (record.deliveries) parts.push(deliveriesOf(record.deliveries));
  if (record.disputes) parts.push(section('Disputed', ...record.disputes.map(disputeOf)));
  if (record.note) parts.push(section('Note', make('p', {}, record.note)));
  return parts;
}

/** @param {PageRecord} record */
function sourcesOf(record) {
  const claims = record.claims ?? [];
  const independent = `of ${record.publishers} independent publisher${record.publishers === 1 ? '' : 's'}`;
  return section(claims.length === 1 ? 'Source' : `Sources (${claims.length}, ${independent})`,
    make('ol', { class: 'claims' }, ...claims.map(([source, states]) =>
      make('li', {}, make('p', {}, states), reference(sources[source])))));
}

/** @param {PageRecord} record */
function relatedOf(record) {
  return section('Related', make('ul', {}, ...(record.related ?? []).map(([id, date, title]) =>
    make('li', {}, make('span', { class: 'date' }, date), ' ',
      records.some((other) => other.id === id) ? make('a', { href: linkTo(id) }, title) : title))));
}

/**
 * The record with that id, or with the only one that begins so.
 * @param {string} id
 */
function recordCalled(id) {
  const found = records.filter((record) => record.id.startsWith(id));
  return found.find((record) => record.id === id) ?? (found.length === 1 ? found[0] : undefined);
}

/**
 * @param {string} id
 * @param {PageRecord[]} found
 */
function showRecord(id, found) {
  const record = id ? recordCalled(id) : undefined;
  document.title = record ? `${record.title} – ${pageTitle}` : pageTitle;
  if (!record) {
    if (id) status.textContent = `No record has the id ${id}.`;
    if (dialog.open) dialog.close();
    return;
  }
  dialog.replaceChildren(barOf(record, found), ...partsOf(record));
  if (record.claims) dialog.append(sourcesOf(record));
  if (record.related) dialog.append(relatedOf(record));
  dialog.append(make('p', { class: 'id' }, record.id));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  part('record-title', HTMLElement).focus();
}

// The page

/** @param {PageRecord[]} found */
function countOf(found) {
  const all = `${records.length.toLocaleString('en')} records`;
  return found.length === records.length ? all : `${found.length.toLocaleString('en')} of ${all}`;
}

function show() {
  const wanted = asked();
  fillForm(wanted);
  sortRows(wanted);
  const found = chosen(wanted);
  const shown = new Set(found);
  for (const record of records) record.row.hidden = !shown.has(record);
  status.textContent = countOf(found);
  drawTimeline(found);
  markDecade(wanted);
  showRecord(wanted.get('record') ?? '', found);
}

/** @param {string} name @param {Iterable<string>} words */
function addOptions(name, words) {
  const select = form.elements.namedItem(name);
  if (!(select instanceof HTMLSelectElement)) return;
  select.append(...[...new Set(words)].sort().map((word) => make('option', {}, word)));
}

function prepareForm() {
  addOptions('kind', records.map((record) => record.kind));
  addOptions('topic', records.flatMap((record) => record.topics ?? []));
  part('people', HTMLDataListElement).append(
    ...people.map(([name]) => make('option', { value: name })));
  /** The field that is being typed in: its first letter is a step of the way back, the next are not. */
  let edited = /** @type {EventTarget | null} */ (null);
  form.addEventListener('input', (event) => {
    const wanted = asked();
    for (const field of fields()) {
      const isOff = field instanceof HTMLInputElement && field.type === 'checkbox' && !field.checked;
      wanted.set(field.name, isOff ? '' : field.value);
    }
    goTo(wanted, event.target === edited);
    edited = event.target;
  });
  form.addEventListener('focusout', () => { edited = null; });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    goTo(new URLSearchParams());
  });
}

/** Links within the page keep what else is asked for; those to a heading change no address. */
function prepareLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = link.getAttribute('href')?.slice(1) ?? '';
    const heading = document.getElementById(address);
    if (heading) {
      event.preventDefault();
      heading.focus();
      heading.scrollIntoView();
      return;
    }
    const target = new URLSearchParams(address);
    const record = target.get('record');
    if (record) {
      event.preventDefault();
      const wanted = asked();
      wanted.set('record', record);
      goTo(wanted);
    } else if (link.closest('#decades')) {
      event.preventDefault();
      toggleYears(Number(target.get('since')), Number(target.get('until')));
    }
  });
  dialog.addEventListener('close', () => {
    const wanted = asked();
    if (!wanted.has('record')) return;
    wanted.delete('record');
    goTo(wanted);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

prepareForm();
prepareHeadings();
prepareTimeline();
prepareLinks();
addEventListener('popstate', show);
show();
if (location.hash && !dialog.open) part('list', HTMLElement).scrollIntoView();
document.documentElement.dataset.ready = 'true';
