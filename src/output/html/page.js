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
 *   deliveries?: string[][], deliveryNote?: string, added?: boolean}} PackedRecord
 * @typedef {{records: PackedRecord[], sources: Source[], people: string[][]}} Content
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
const clearButton = part('clear', HTMLButtonElement);
const table = part('records', HTMLTableElement);
const listHeading = part('list-heading', HTMLElement);
const dialog = part('record', HTMLDialogElement);
const status = part('status', HTMLElement);
const body = table.tBodies[0];
const pageTitle = document.title;
const canUnpack = typeof DecompressionStream !== 'undefined';
/** @type {Content} */
const { sources, people, records: packedRecords } = canUnpack ?
  await unpacked(part('content', HTMLScriptElement).text) : { records: [], sources: [], people: [] };

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

/**
 * What the address asks for, without what asks for nothing.
 * @returns {URLSearchParams}
 */
function asked() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (listed(wanted, 'scope').some((word) => word === 'all' || word === 'both')) wanted.delete('scope');
  if (wanted.get('disputed') !== 'yes') wanted.delete('disputed');
  return wanted;
}

/**
 * The words of a list, as the program takes them: 'visit,deal'.
 * @param {URLSearchParams} wanted
 * @param {string} name
 */
function listed(wanted, name) {
  return (wanted.get(name) ?? '').toLowerCase().split(',').map((word) => word.trim()).filter(Boolean);
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
    } else if (field instanceof HTMLSelectElement) {
      choose(field, value);
    } else if (field.value !== value) {
      field.value = value;
    }
  }
}

/**
 * Shows a value, also one that there is no option for, such as a list.
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function choose(select, value) {
  select.querySelector('[data-given]')?.remove();
  select.value = value;
  if (select.value !== value) {
    select.append(make('option', { 'data-given': '' }, value));
    select.value = value;
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
  const before = asked();
  if (addressOf(wanted) !== addressOf(before)) {
    history[replaces ? 'replaceState' : 'pushState'](
      { opened: wanted.has('record') ? openedFrom(before) : 0 }, '', addressOf(wanted));
  }
  show();
}

/**
 * How many steps back the list is from a record that is opened now; 0 where it was not opened from
 * the list.
 * @param {URLSearchParams} before
 * @returns {number}
 */
function openedFrom(before) {
  const opened = history.state?.opened ?? 0;
  return before.has('record') && !opened ? 0 : opened + 1;
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
 * The records asked for, of whatever year.
 * @param {URLSearchParams} wanted
 * @returns {PageRecord[]}
 */
function chosenOfAnyYear(wanted) {
  /** @type {((record: PageRecord) => boolean)[]} */
  const tests = [];
  const kinds = listed(wanted, 'kind');
  const topics = listed(wanted, 'topic');
  const scopes = listed(wanted, 'scope');
  const person = wanted.get('person') ?? '';
  const words = wanted.get('q') ?? '';
  if (kinds.length) tests.push((record) => kinds.includes(record.kind));
  if (topics.length) tests.push((record) => !!record.topics?.some((topic) => topics.includes(topic)));
  if (scopes.length) tests.push((record) => scopes.includes(record.scope));
  if (wanted.has('disputed')) tests.push((record) => !!record.disputes);
  if (folded(person).trim()) {
    const called = peopleCalled(person);
    tests.push((record) => !!record.people?.some(([name]) => called.has(name)));
  }
  if (folded(words).trim()) tests.push((record) => hasWords(wordsOf(record), words));
  return records.filter((record) => tests.every((test) => test(record)));
}

/** @param {string} text */
function isYear(text) {
  return /^\d{4}$/.test(text);
}

/**
 * The years asked for, both included.
 * @param {URLSearchParams} wanted
 * @returns {[number, number]}
 */
function yearsOf(wanted) {
  /** @param {string} name @param {number} otherwise */
  const year = (name, otherwise) => {
    const text = wanted.get(name) ?? '';
    return isYear(text) ? Number(text) : otherwise;
  };
  return [year('since', -Infinity), year('until', Infinity)];
}

/**
 * @param {PageRecord[]} some
 * @param {[number, number]} years
 */
function within(some, [since, until]) {
  return some.filter((record) => record.last >= since && record.first <= until);
}

/**
 * What is asked for and cannot be met, in sentences.
 * @param {URLSearchParams} wanted
 * @returns {string[]}
 */
function complaints(wanted) {
  const told = [];
  for (const field of fields()) {
    if (field instanceof HTMLSelectElement) {
      const known = [...field.options].filter((option) => !('given' in option.dataset));
      told.push(...listed(wanted, field.name)
        .filter((word) => known.every((option) => option.value !== word))
        .map((word) => `No record here has the ${field.name} “${word}”.`));
    } else if (field.getAttribute('aria-invalid')) {
      told.push(`“${field.value}” is no year of four digits.`);
    }
  }
  const [since, until] = yearsOf(wanted);
  if (since > until) told.push(`${since} is after ${until}.`);
  const id = wanted.get('record') ?? '';
  if (id && !recordCalled(id)) {
    const count = records.filter((record) => record.id.startsWith(id)).length;
    told.push(count ? `${count} records have an id that begins with ${id}.` : `No record has the id ${id}.`);
  }
  return told;
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
  if (order === shownOrder) return;
  shownOrder = order;
  const [given, direction] = order.split(':');
  const name = Object.hasOwn(orders, given) ? given : 'date';
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

/** Each year gets a second bar, for the records that are chosen. */
function prepareTimeline() {
  for (const bar of bars?.querySelectorAll('g') ?? []) {
    const found = /** @type {Element} */ (bar.querySelector('.all')?.cloneNode());
    found.setAttribute('class', 'found');
    bar.append(found);
    bar.addEventListener('click', () => toggleYears(Number(bar.dataset.year), Number(bar.dataset.year)));
  }
}

/**
 * The years asked for, as bars above decades. Each tells how many records it leads to.
 * @param {PageRecord[]} some the records asked for, of whatever year
 * @param {[number, number]} years
 */
function drawTimeline(some, [since, until]) {
  const least = Number(bars?.dataset.least);
  for (const bar of bars?.querySelectorAll('g') ?? []) {
    const year = Number(bar.dataset.year);
    const all = Number(bar.dataset.records);
    const full = Number(bar.querySelector('.all')?.getAttribute('height'));
    const count = within(some, [year, year]).length;
    const isAsked = count > 0 && since <= year && year <= until;
    const height = isAsked ? Math.max(least, count / all * full) : 0;
    bar.querySelector('.found')?.setAttribute('height', `${height}`);
    bar.querySelector('.found')?.setAttribute('y', `${100 - height}`);
    const title = bar.querySelector('title');
    if (title) title.textContent = `${year}: ${countOf(count, all)}`;
  }
  for (const link of document.querySelectorAll('#decades a')) {
    const decade = yearsOf(new URLSearchParams(link.getAttribute('href')?.slice(1)));
    const told = link.querySelector('.unseen');
    if (told) told.textContent = `, ${countOf(within(some, decade).length, within(records, decade).length)}`;
  }
}

/**
 * Asks for those years, or for any where they are asked for already.
 * @param {number} since
 * @param {number} until
 */
function toggleYears(since, until) {
  const wanted = asked();
  const [first, last] = [since, until].map((year) => `${year}`.padStart(4, '0'));
  const isShown = wanted.get('since') === first && wanted.get('until') === last;
  wanted.set('since', isShown ? '' : first);
  wanted.set('until', isShown ? '' : last);
  goTo(wanted);
  if (!isShown) leadTo(listHeading);
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
        make('span', {}, publishers.size ? [...publishers].join(' · ') : 'what the record has; no source says just this'),
        ...(statement.chosen && publishers.size ? [make('em', {}, 'the record follows this')] : []));
    })),
    ...(dispute.statements.some((statement) => statement.chosen) ? [] :
      [make('p', { class: 'faint-text' }, 'The record leaves this open.')]));
}

/**
 * @param {string[][]} deliveries
 * @param {string} note
 */
function deliveriesOf(deliveries, note) {
  return section('Deliveries',
    make('table', {},
      make('thead', {}, make('tr', {}, ...['Year', 'Number', 'Condition', 'TIV, million'].map(
        (heading) => make('th', { scope: 'col' }, heading)))),
      make('tbody', {}, ...deliveries.map((row) => make('tr', {}, ...row.map(
        (cell) => make('td', {}, cell)))))),
    make('p', { class: 'faint-text' }, note));
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
    record.scope === 'bilateral' ? '' : record.scope, record.confidence,
    record.added ? 'added to pakru’s records' : ''];
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
  if (record.deliveries) parts.push(deliveriesOf(record.deliveries, record.deliveryNote ?? ''));
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

/** The record that was open last, to whose row its reader comes back. */
let lastOpen = /** @type {PageRecord | undefined} */ (undefined);

/**
 * @param {string} id
 * @param {PageRecord[]} found
 */
function showRecord(id, found) {
  const record = id ? recordCalled(id) : undefined;
  document.title = record ? `${record.title} – ${pageTitle}` : pageTitle;
  if (!record) {
    if (dialog.open) dialog.close();
    return;
  }
  lastOpen = record;
  dialog.replaceChildren(barOf(record, found), ...partsOf(record));
  if (record.claims) dialog.append(sourcesOf(record));
  if (record.related) dialog.append(relatedOf(record));
  dialog.append(make('p', { class: 'id' }, record.id));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  part('record-title', HTMLElement).focus();
}

/** The address follows a record that was closed, and the reader goes on where its row is. */
function leaveRecord() {
  if (dialog.open) return; // the next one
  const wanted = asked();
  if (wanted.has('record') && history.state?.opened) {
    history.go(-history.state.opened);
  } else if (wanted.has('record')) {
    wanted.delete('record');
    goTo(wanted, true);
  }
  const link = lastOpen?.row.hidden ? null : lastOpen?.row.querySelector('a');
  if (link) link.focus();
  else leadTo(listHeading);
}

// The page

/** @param {HTMLElement} heading */
function leadTo(heading) {
  heading.focus();
  heading.scrollIntoView();
}

/**
 * '7 of 994 records'.
 * @param {number} count
 * @param {number} all
 */
function countOf(count, all) {
  const text = `${all.toLocaleString('en')} record${all === 1 ? '' : 's'}`;
  return count === all ? text : `${count.toLocaleString('en')} of ${text}`;
}

function show() {
  const wanted = asked();
  fillForm(wanted);
  markYears();
  sortRows(wanted);
  const years = yearsOf(wanted);
  const ofAnyYear = chosenOfAnyYear(wanted);
  const found = within(ofAnyYear, years);
  const shown = new Set(found);
  for (const record of records) record.row.hidden = !shown.has(record);
  tellCount(found.length, complaints(wanted));
  drawTimeline(ofAnyYear, years);
  markDecade(wanted);
  showRecord(wanted.get('record') ?? '', found);
}

/**
 * @param {number} count
 * @param {string[]} told
 */
function tellCount(count, told) {
  const text = countOf(count, records.length);
  const reasons = count === 0 && told.length === 0 ? ['Nothing matches all that is asked for.'] : told;
  status.textContent = [reasons.length ? `${text}.` : text, ...reasons].join(' ');
  const link = document.getElementById('chosen');
  if (!link) return;
  link.hidden = count === records.length;
  link.textContent = text;
}

/** @param {string} name @param {Iterable<string>} words */
function addOptions(name, words) {
  const select = form.elements.namedItem(name);
  if (!(select instanceof HTMLSelectElement)) return;
  select.append(...[...new Set(words)].sort().map((word) => make('option', {}, word)));
}

/** The field that is being typed in: its first letter is a step of the way back, the next are not. */
let edited = /** @type {EventTarget | null} */ (null);

/** A year is wrong when it is left, not while it is typed. */
function markYears() {
  for (const field of form.querySelectorAll('input')) {
    const isWrong = field.inputMode === 'numeric' && field !== edited && field.value && !isYear(field.value);
    if (isWrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
}

/**
 * Asks for what the form holds.
 * @param {EventTarget | null} changed its field
 */
function askForm(changed) {
  const wanted = asked();
  for (const field of fields()) {
    const isOff = field instanceof HTMLInputElement && field.type === 'checkbox' && !field.checked;
    wanted.set(field.name, isOff ? '' : field.value);
  }
  const isTyped = changed instanceof HTMLInputElement && changed.type !== 'checkbox';
  const replaces = isTyped && changed === edited;
  edited = isTyped ? changed : null;
  goTo(wanted, replaces);
}

function prepareForm() {
  addOptions('kind', records.map((record) => record.kind));
  addOptions('topic', records.flatMap((record) => record.topics ?? []));
  part('people', HTMLDataListElement).append(
    ...people.map(([name]) => make('option', { value: name })));
  const pause = 100; // milliseconds between letters, in which a search would only be in the way
  let timer = 0;
  const stop = () => {
    const wasWaiting = timer !== 0;
    clearTimeout(timer);
    timer = 0;
    return wasWaiting;
  };
  form.addEventListener('input', ({ target }) => {
    stop();
    if (target instanceof HTMLInputElement && target.type === 'search') {
      timer = setTimeout(() => { timer = 0; askForm(target); }, pause);
    } else {
      askForm(target);
    }
  });
  /** @param {Event} event */
  const finish = ({ target }) => {
    if (stop()) askForm(target);
    if (edited) {
      edited = null;
      show();
    }
  };
  form.addEventListener('focusout', finish);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    finish(event);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    goTo(new URLSearchParams());
  });
  addEventListener('popstate', () => {
    stop();
    edited = null;
    show();
  });
  part('fields', HTMLFieldSetElement).disabled = clearButton.disabled = false;
}

/** Links within the page keep what else is asked for; those to a heading change no address. */
function prepareLinks() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = link.getAttribute('href')?.slice(1) ?? '';
    const heading = document.getElementById(address);
    const target = new URLSearchParams(address);
    const wanted = asked();
    event.preventDefault();
    if (heading) {
      leadTo(heading);
    } else if (target.has('record')) {
      wanted.set('record', target.get('record') ?? '');
      goTo(wanted);
    } else if (target.has('person')) {
      lastOpen = undefined;
      goTo(target);
    } else {
      toggleYears(...yearsOf(target));
    }
  });
  dialog.addEventListener('close', leaveRecord);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}

function start() {
  prepareForm();
  prepareHeadings();
  prepareTimeline();
  prepareLinks();
  show();
  if (location.hash && !dialog.open) part('list', HTMLElement).scrollIntoView();
  document.documentElement.dataset.ready = 'true';
}

if (!canUnpack) {
  form.hidden = clearButton.hidden = true;
  status.textContent += '. This browser cannot show the claims; the table is whole.';
} else if (records.length) {
  start();
} else {
  form.hidden = clearButton.hidden = table.hidden = true;
  document.documentElement.dataset.ready = 'true';
}
