// node html.mjs PAGES SCRIPT [TEST | --pictures FOLDER | --paint]: opens the pages that html.sh had pakru make
// in a browser, does with them what their readers do, and has them and their script examined by tools
// of others. --pictures draws those of the documents, --paint measures.
// './dev test' installs the packages into build/node, and Chromium.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const packages = new URL('../build/node/', import.meta.url);
const require = createRequire(packages);
const puppeteer = require('puppeteer-core');
const { HtmlValidate } = require('html-validate');
const { ESLint } = require('eslint');
const js = require('@eslint/js');
const globals = require('globals');

const [pages, scriptFile, mode, folder] = process.argv.slice(2);
const fileOf = (name) => `${pages}/${name}.html`;
const addressOf = (name) => pathToFileURL(fileOf(name)).href;
const address = addressOf('page');
const most = 1.5e6; // bytes of the whole dataset's page
const launch = (...options) => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', ...options], // root has no sandbox
});
const browser = await launch();

// What a page must never do.
const offences = [];
const allowed = new Set(['page', 'hostile', 'empty', 'small', 'mixed', 'own'].map(addressOf));
async function watchedPage(from = browser) {
  const tab = await from.newPage();
  tab.on('console', (message) => offences.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => offences.push(`error: ${error}`));
  tab.on('dialog', (dialog) => { offences.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('request', (request) => {
    const [asked] = request.url().split('#');
    if (!allowed.has(asked) && !['about:blank', 'data:,'].includes(asked)) offences.push(`request: ${asked}`);
  });
  return tab;
}
const page = await watchedPage();

/** What the program answers, as JSON. */
const pakru = (...words) => JSON.parse(execFileSync('pakru', [...words, '--format', 'json'], { maxBuffer: 1e8, stdio: 'pipe' }));
/** The ids of the records that the program has for those filters, in order. */
const idsOf = (...filters) => pakru('events', '--columns', 'id', ...filters).map((record) => record.id).sort();

/** The page as it is when it is opened by that address. */
async function open(hash = '', from = address, width = 1280, height = 800) {
  await page.setViewport({ width, height });
  await page.goto('about:blank');
  await page.goto(from + hash);
  await page.waitForSelector('[data-ready]');
}

const hash = () => page.evaluate(() => location.hash);
const status = () => page.$eval('#status', (one) => one.textContent);
const isOpen = () => page.$eval('#record', (dialog) => dialog.open);
const heading = () => page.$eval('#record h2', (one) => one.textContent);
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
/** The ids of the rows that are shown. */
const ids = () => page.$$eval('#records tbody tr:not([hidden]) a', (all) => all.map((link) =>
  new URLSearchParams(link.hash.slice(1)).get('record')).sort());
const counted = (text) => Number(text.match(/([\d,]+)(?: of [\d,]+)? records?/)[1].replace(',', ''));
const focused = () => page.evaluate(() => document.activeElement?.textContent);
/** The rows that are shown: date, kind, title. */
const rows = () => page.$$eval('#records tbody tr:not([hidden])', (all) => all.map((row) =>
  ({ date: row.cells[0].textContent, kind: row.cells[1].firstChild.textContent.trim(),
    title: row.querySelector('a').textContent })));
/** Fills a field; a search waits for the next letter. */
async function filled(name, text) {
  await page.locator(`[name=${name}]`).fill(text);
  if (name === 'q') await pause(150);
}
const light = (scheme) => page.emulateMediaFeatures([
  { name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);

async function filters() {
  await open();
  const all = await rows();
  assert.equal(await status(), `${all.length.toLocaleString('en')} records`);

  await filled('kind', 'visit');
  const visits = await rows();
  assert.ok(visits.length > 50 && visits.every((row) => row.kind === 'visit'));
  await filled('since', '1960');
  await filled('until', '1969');
  await filled('person', 'kosygin');
  const kosygin = await rows();
  assert.ok(kosygin.length > 1 && kosygin.every((row) => row.date.startsWith('196')));
  assert.equal(await status(), `${kosygin.length} of ${all.length.toLocaleString('en')} records`);
  assert.equal(await hash(), '#kind=visit&person=kosygin&since=1960&until=1969');

  await page.goBack();
  assert.equal(await hash(), '#kind=visit&since=1960&until=1969');
  assert.equal(await page.$eval('[name=person]', (field) => field.value), '');

  await page.click('#clear');
  assert.deepEqual(await rows(), all);
  await filled('q', 'gas pipelin');
  assert.ok((await rows()).some((row) => row.title.includes('pipeline')));
  await filled('q', 'no such words as these');
  assert.deepEqual(await rows(), []);

  // What was sent is what is seen.
  await open('#topic=gas&scope=bilateral&disputed=yes');
  assert.equal(await page.$eval('[name=topic]', (field) => field.value), 'gas');
  assert.equal(await page.$eval('[name=disputed]', (field) => field.checked), true);
}

/** The page and the program answer alike. */
async function sameAsProgram() {
  for (const asked of ['kind=visit', 'kind=visit,deal', 'topic=gas', 'topic=gas,oil', 'person=kosygin',
    'since=1990', 'until=1965', 'since=1965&until=1966', 'disputed=yes', 'scope=bilateral', 'scope=all',
    'topic=gas&scope=bilateral&disputed=yes', 'kind=visit&since=1960&until=1979&person=kosygin']) {
    await open(`#${asked}`);
    const words = [...new URLSearchParams(asked)].flatMap(([name, value]) =>
      name === 'disputed' ? ['--disputed'] : [`--${name}`, value]);
    const scope = asked.includes('scope=') ? [] : ['--scope', 'all'];
    const found = await ids();
    assert.ok(found.length > 0, asked);
    assert.deepEqual(found, idsOf(...words, ...scope), asked);
  }
  const figures = (place) => page.$$eval('figure', (all, at) => [...all[at].querySelectorAll('tbody tr')].map((row) =>
    [...row.cells].map((cell) => cell.textContent.replaceAll(',', ''))), place);
  for (const [place, flow] of ['total', 'pk-exports', 'pk-imports'].entries()) {
    const byYear = new Map(pakru('chart', 'trade', '--compare', '--flow', flow).map((row) => [row.year, row]));
    const shown = await figures(place);
    assert.deepEqual(shown.map(([year]) => year), [...byYear.keys()]);
    for (const [year, ...amounts] of shown) {
      const { pakistan, russia, un_comtrade: comtrade } = byYear.get(year);
      [pakistan, russia, comtrade].forEach((amount, i) => amount === null ? assert.equal(amounts[i], '', year) :
        assert.ok(Math.abs(Number(amounts[i]) - amount / 1e6) <= 0.051, `${flow} ${year}`));
    }
  }
  const arms = new Map((await figures(3)).map(([year, ...values]) => [year, values]));
  for (const { year, 'arms-russia-pakistan': tables, 'arms-russia-pakistan-register': register } of
    pakru('series', 'arms-russia-pakistan', 'arms-russia-pakistan-register')) {
    [tables, register].forEach((value, i) => value !== null && assert.equal(Number(arms.get(year)[i]), value));
  }
  assert.deepEqual(arms.get('1967'), ['0', ''], 'a year without a delivery');
}

/** What an address asks for that nobody can answer is told. */
async function wrongAddresses() {
  const all = 'records';
  for (const [asked, told] of [['kind=feast', 'No record here has the kind “feast”.'],
    ['since=19x', '“19x” is no year of four digits.'], ['since=1990&until=1980', '1990 is after 1980.'],
    ['record=no-such-record', 'No record has the id no-such-record.'],
    ['record=2015-08', 'records have an id that begins with 2015-08.'],
    ['q=no such words as these', 'Nothing matches all that is asked for.']]) {
    await open(`#${asked}`);
    const text = await status();
    assert.ok(text.includes(told) && text.includes(all), text);
  }
  await open('#since=19x');
  assert.equal(await page.$eval('[name=since]', (field) => field.ariaInvalid), 'true');
  assert.notEqual(await page.$eval('[name=since]', (field) => getComputedStyle(field).borderTopWidth), '1px');
  await open();
  const every = await ids();
  for (const asked of ['scope=all', 'disputed=no', 'person=,', 'q=!', 'sort=nonsense']) {
    await open(`#${asked}`);
    assert.deepEqual(await ids(), every, asked);
  }
  await open('#kind=visit,deal');
  assert.equal(await page.$eval('[name=kind]', (field) => field.selectedOptions[0].textContent), 'visit,deal');
  // A year is wrong when it is left, not while it is typed.
  await open();
  await page.type('[name=since]', '196');
  assert.equal(await page.$eval('[name=since]', (field) => field.ariaInvalid), null);
  await page.keyboard.press('Tab');
  assert.ok((await status()).includes('“196” is no year'));
  await page.click('#clear');
  assert.deepEqual(await ids(), every);
}

/** The way back leads through what was asked for, step by step. */
async function wayBack() {
  await open();
  await page.type('[name=person]', 'kosy');
  await page.goBack();
  assert.equal(await hash(), '', 'a word is one step');
  await page.type('[name=person]', 'lavrov');
  assert.equal(await hash(), '#person=lavrov');
  await page.goBack();
  assert.equal(await hash(), '', 'what is typed behind a way back is a step of its own');
  for (const kind of ['visit', 'deal']) await page.select('[name=kind]', kind);
  await page.goBack();
  assert.equal(await hash(), '#kind=visit', 'each choice is a step');
  await page.click('[name=disputed]');
  await page.click('[name=disputed]');
  await page.goBack();
  assert.equal(await hash(), '#kind=visit&disputed=yes');

  // A record that was closed is not on the way back.
  await open('#kind=deal');
  await page.evaluate(() => { document.querySelector('#records tbody tr:not([hidden]) a').focus(); });
  await page.keyboard.press('Enter');
  for (let next = 0; next < 3; ++next) await page.click('#record .bar a:last-of-type');
  const last = await heading();
  await page.keyboard.press('Escape');
  await pause(100);
  assert.equal(await hash(), '#kind=deal');
  assert.equal(await isOpen(), false);
  assert.equal(await focused(), last, 'the reader is where the last record stands');
  await page.goBack();
  assert.equal(page.url(), 'about:blank');
  await open('#record=2015-08-mi-35m-contract');
  const title = await heading();
  await page.keyboard.press('Escape');
  await pause(100);
  assert.equal(await hash(), '');
  assert.equal(await focused(), title);
  await page.goBack();
  assert.equal(page.url(), 'about:blank');
}

async function order() {
  // Numbers by their value, letters without case.
  await open('#kind=exercise');
  const titles = async () => (await rows()).map((row) => row.title);
  const byDate = await titles();
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9 ]/g, '').replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  await page.click('th[data-order=title] button');
  const sorted = await titles();
  assert.deepEqual([...sorted].sort(), [...byDate].sort());
  assert.ok(sorted.every((title, i) => i === 0 || plain(sorted[i - 1]) <= plain(title)));
  assert.equal(await page.$eval('th[data-order=title]', (one) => one.ariaSort), 'ascending');
  await page.click('th[data-order=title] button');
  assert.deepEqual(await titles(), sorted.reverse());
  assert.equal(await hash(), '#kind=exercise&sort=title%3Adesc');
  assert.equal(await page.$('th[data-order=date][aria-sort]'), null);

  const shown = () => page.$$eval('#records tbody tr:not([hidden]) a', (all) => all.map((link) =>
    new URLSearchParams(link.hash.slice(1)).get('record')));
  await open('#topic=gas');
  const oldest = await shown();
  await open('#topic=gas&sort=date:desc');
  assert.deepEqual(await shown(), oldest.reverse());
  const of = new Map(pakru('events', '--topic', 'gas', '--scope', 'all', '--columns', 'id,kind,sources').map(
    (record) => [record.id, record]));
  await open('#topic=gas&sort=kind');
  const kinds = (await shown()).map((id) => of.get(id).kind);
  assert.deepEqual(kinds, [...kinds].sort());
  await open('#topic=gas&sort=sources:desc');
  const counts = (await shown()).map((id) => of.get(id).sources);
  assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
}

/** Each bar and each decade leads to as many records as it says. */
async function timeline() {
  for (const asked of ['', '#topic=gas']) {
    await open(asked);
    const links = await page.evaluate(() => [
      ...[...document.querySelectorAll('#decades a')].map((link, place) =>
        ({ place, text: link.textContent, in: '#decades a' })),
      ...[...document.querySelectorAll('#bars g')].map((bar, place) =>
        ({ place, text: bar.querySelector('title').textContent, in: '#bars g' }))]);
    assert.ok(links.length > 70);
    for (const { place, text, in: selector } of links) {
      const shown = await page.evaluate((all, at) => {
        const one = document.querySelectorAll(all)[at];
        one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        const count = document.querySelectorAll('#records tbody tr:not([hidden])').length;
        one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        return count;
      }, selector, place);
      assert.equal(shown, counted(text), text);
    }
  }

  await open();
  await page.click('#decades li:nth-child(3) a');
  assert.equal(await hash(), '#since=1960&until=1969');
  assert.equal(await page.$eval('#decades [aria-current]', (one) => one.firstChild.textContent), '1960s');
  assert.equal(await focused(), 'Records');
  await page.click('#decades li:nth-child(3) a');
  assert.equal(await hash(), '');
  const bar = await page.$('#bars [data-year="1965"] .room');
  await bar.scrollIntoView();
  const { x, y, width } = await bar.boundingBox();
  await page.mouse.click(x + width / 2, y + 4);
  assert.equal(await hash(), '#since=1965&until=1965');
  assert.deepEqual(await ids(), idsOf('--since', '1965', '--until', '1965', '--scope', 'all'));
  const lit = await page.$$eval('#bars g', (all) => all.filter((one) =>
    Number(one.querySelector('.found').getAttribute('height')) > 0).map((one) => one.dataset.year));
  assert.deepEqual(lit, ['1965'], 'no other year stands out');
  await open();
  const heights = await page.$$eval('#bars g', (all) => all.map((one) =>
    ['.all', '.found'].map((part) => Number(one.querySelector(part).getAttribute('height')))));
  assert.ok(heights.every(([all, found]) => all === found && all >= 3));
}

async function record() {
  await open('#kind=deal');
  await page.locator('a[href="#record=2015-08-mi-35m-contract"]').click();
  assert.equal(await hash(), '#kind=deal&record=2015-08-mi-35m-contract');
  assert.equal(await focused(), await heading());
  const told = await page.$eval('#record', (dialog) => dialog.innerText);
  for (const text of ['USD 153 million', 'Chief of Army Staff of Pakistan', 'the record follows this',
    '2015-08-10/2015-08-16', "Jane's Defence Weekly"]) {
    assert.ok(told.includes(text), text);
  }
  const links = await page.$$eval('#record .source a', (all) => all.map((link) => [link.protocol, link.rel]));
  assert.ok(links.length > 5);
  assert.ok(links.every(([protocol, rel]) => /^https?:$/.test(protocol) && rel === 'noopener noreferrer'));
  // A link leads out to its source.
  const firstLink = await page.$('#record .source a');
  const target = await firstLink.evaluate((link) => link.href);
  const out = await watchedPage();
  await out.goto(`${address}#record=2015-08-mi-35m-contract`);
  await out.waitForSelector('[data-ready]');
  await out.setRequestInterception(true);
  const [request] = await Promise.all([
    out.waitForRequest((one) => one.isNavigationRequest() && !one.url().startsWith('file:')),
    out.click('#record .source a'),
    new Promise((done) => { out.once('request', (one) => { one.respond({ status: 204 }); done(); }); }),
  ]);
  assert.equal(request.url(), target);
  assert.equal(request.headers().referer, undefined);
  assert.deepEqual(offences.splice(0), [`request: ${target.split('#')[0]}`]);
  await out.close();
  const disputes = await page.$$eval('#record .dispute', (all) => all.map((one) => one.querySelectorAll('li').length));
  assert.ok(disputes.length >= 2 && disputes.every((statements) => statements > 1));

  // From record to record, and back.
  const first = await heading();
  await page.click('#record .bar a:last-of-type');
  assert.notEqual(await heading(), first);
  assert.match(await hash(), /^#kind=deal&record=/);
  await page.goBack();
  assert.equal(await heading(), first);
  await page.goBack();
  assert.equal(await isOpen(), false);
  assert.equal(await hash(), '#kind=deal');
  await page.goForward();
  await page.click('#record .bar button');
  assert.equal(await isOpen(), false);
  await pause(100);
  assert.equal(await hash(), '#kind=deal');

  // A person leads to all records of theirs; the beginning of an id is enough.
  await open('#record=2015-08-mi');
  await page.click('#record a[href^="#person="]');
  assert.equal(await isOpen(), false);
  assert.ok((await rows()).length > 1);
  await pause(50);
  assert.equal(await focused(), 'Records');
  assert.ok(await page.$eval('#list-heading', (one) => { const { top } = one.getBoundingClientRect(); return top >= 0 && top < innerHeight; }));

  // What is told of deliveries and disputes is so.
  await open('#record=1995-08-03');
  assert.ok(!(await page.$eval('#record', (dialog) => dialog.innerText)).includes('the record itself'));
  for (const [id, hasEstimate] of [['2015-08-mi-35m-contract', false], ['2001-09-mi-17-sixteen', true]]) {
    await open(`#record=${id}`);
    const deliveries = await page.$$eval('#record section', (all) =>
      all.find((one) => one.firstChild.textContent === 'Deliveries').innerText);
    assert.equal(/\d~/.test(deliveries), hasEstimate, id);
    assert.equal(deliveries.includes("~ is SIPRI's estimate"), hasEstimate, id);
  }
}

async function keyboard() {
  await open();
  const reach = async (selector) => {
    for (let presses = 0; presses < 40; ++presses) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    }
    assert.fail(`${selector} is not reached with the Tab key`);
  };
  await reach('nav a[href="#list-heading"]');
  await page.keyboard.press('Enter');
  await reach('[name=q]');
  await page.keyboard.type('druzhba-2016');
  await reach('th[data-order=date] button');
  await page.keyboard.press('Enter');
  await reach('#records tbody a');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  const title = await focused();
  await page.keyboard.press('Enter');
  assert.equal(await heading(), title);
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(), false);
  assert.equal(await focused(), title);

  // Nothing that has the focus is hidden behind the bar of a record.
  await open('#record=2015-08-mi-35m-contract', address, 1280, 500);
  await page.evaluate(() => { document.querySelector('#record').scrollTop = 1e6; });
  await page.focus('#record .claims li:last-child a');
  let seen = 0;
  for (let presses = 0; presses < 80; ++presses) {
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    const [isInBar, top, bar] = await page.evaluate(() => [!!document.activeElement.closest('.bar'),
      document.activeElement.getBoundingClientRect().top, document.querySelector('.bar').getBoundingClientRect().bottom]);
    if (isInBar) break;
    assert.ok(top >= bar, `${await focused()} is behind the bar`);
    ++seen;
  }
  assert.ok(seen > 5);
}

async function phone() {
  for (const width of [390, 320]) {
    for (const at of ['', '#record=2015-08-mi']) {
      await open(at, address, width, 844);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} ${at}`);
      assert.ok(await page.$eval('#record', (dialog) => dialog.scrollWidth <= dialog.clientWidth));
    }
  }
}

async function paper() {
  await open('#kind=exercise');
  await page.emulateMediaType('print');
  assert.equal(await page.$eval('#filters', (form) => getComputedStyle(form).display), 'none');
  assert.equal(await page.$eval('#records thead', (head) => getComputedStyle(head).display), 'table-header-group');
  const pages = async () => Buffer.from(await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g).length;
  const some = await pages();
  assert.ok(some > 1 && some < 8, `${some} pages`);
  await open('#record=2015-08-mi');
  assert.ok(await pages() < 5);
  assert.equal(await page.$eval('#records', (table) => table.checkVisibility()), false);
  const printed = await page.$$eval('#record .source a', (all) => all.map((link) =>
    getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))));
  assert.ok(printed.length > 5 && printed.every(Boolean), 'the addresses of sources are printed');
  await page.emulateMediaType('screen');
}

async function withoutScript() {
  await open();
  const all = await rows();
  const plain = await watchedPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(address);
  const session = await plain.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const find = async (selector) => (await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })).nodeIds;
  const isShown = async (selector) => {
    const { model } = await session.send('DOM.getBoxModel', { nodeId: (await find(selector))[0] }).catch(() => ({}));
    return !!model;
  };
  assert.equal((await find('#records tbody tr:not([hidden])')).length, all.length);
  assert.equal((await find('figure > svg')).length, 4);
  assert.ok(await isShown('noscript p'));
  assert.ok(!(await isShown('#filters')), 'a form that does nothing is shown');
  assert.ok(!(await isShown('#clear')));
  await plain.close();

  // A browser that cannot unpack the claims, and one that has not done so yet.
  const old = await watchedPage();
  await old.evaluateOnNewDocument(() => { delete globalThis.DecompressionStream; });
  await old.goto(address);
  assert.ok((await old.$eval('#status', (one) => one.textContent)).includes('the table is whole'));
  assert.equal(await old.$eval('#filters', (one) => one.checkVisibility()), false);
  assert.equal((await old.$$('#records tbody tr:not([hidden])')).length, all.length);
  await old.close();
  const slow = await watchedPage();
  await slow.evaluateOnNewDocument(() => {
    globalThis.Response = class { json() { return new Promise(() => {}); } };
  });
  await slow.goto(address);
  assert.ok(await slow.$eval('[name=q]', (field) => field.matches(':disabled')), 'nothing typed too early is lost');
  await slow.close();
}

/** The table is one to a screen reader, whatever its style makes of it. */
async function semantics() {
  const heard = await launch('--force-renderer-accessibility');
  const tab = await watchedPage(heard);
  await tab.setViewport({ width: 390, height: 844 });
  await tab.goto(`${address}#kind=exercise`);
  await tab.waitForSelector('[data-ready]');
  const shown = await tab.$$eval('#records tbody tr:not([hidden]) a', (all) => all.map((link) => link.textContent));
  const { nodes } = await (await tab.createCDPSession()).send('Accessibility.getFullAXTree');
  await heard.close();
  const roles = nodes.map((node) => node.role?.value);
  const namesOf = (role) => nodes.filter((node) => node.role?.value === role).map((node) => node.name?.value);
  assert.deepEqual(namesOf('rowheader').filter((name) => shown.includes(name)).sort(), shown.sort(),
    'a row is known by its title alone');
  assert.ok(namesOf('columnheader').every((name) => !/[↑↓↕]/.test(name)));
  for (const role of ['table', 'row', 'columnheader', 'rowheader', 'cell', 'search', 'status', 'navigation']) {
    assert.ok(roles.includes(role), role);
  }
}

async function accessibility() {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  for (const scheme of ['light', 'dark']) {
    await light(scheme);
    for (const [at, width] of [['', 1280], ['#since=2015', 390], ['#record=2015-08-mi', 1280]]) {
      await open(at, addressOf('small'), width);
      await page.$$eval('details', (all) => { for (const one of all) one.open = true; });
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => (await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`));
      assert.deepEqual(violations, [], `${scheme} ${at}`);
    }
  }
  await light('light');
}

/** Data that would like to be more than text. */
async function hostile() {
  const before = readFileSync(fileOf('hostile'), 'utf8');
  assert.ok(!before.includes('\u202e'));
  await open('', addressOf('hostile'));
  const [row] = await rows();
  assert.ok(row.title.includes('</script><script>alert(1)</script>'));
  assert.ok(row.title.includes('<U+202E>'));
  await page.click('#records tbody a');
  assert.equal(await isOpen(), true);
  const told = await page.$eval('#record', (dialog) => dialog.innerText);
  for (const text of ['<img src=x onerror=alert(1)>', '</script>', '<b>bold</b>', 'javascript:alert(1)']) {
    assert.ok(told.includes(text), text);
  }
  assert.equal(await page.$('#record img, #record b, #record script'), null);
  const links = await page.$$eval('a', (all) => all.map((link) => link.protocol));
  assert.ok(links.every((protocol) => ['file:', 'https:'].includes(protocol)), `${links}`);
  assert.equal(await page.$('[onclick], [onload], [onerror]'), null);
  assert.equal((await page.$$('script')).length, 3);
}

/** A selection of nothing is a page too. */
async function nothing() {
  await open('', addressOf('empty'));
  assert.equal(await status(), '0 records: nothing matches what was asked for.');
  for (const part of ['#filters', '#clear', '#records', '#timeline']) {
    assert.equal(await page.$eval(part, (one) => one.checkVisibility()).catch(() => false), false, part);
  }
}

/** A page tells what it holds, and whose that is. */
async function selection() {
  const facts = () => page.$eval('.facts', (one) => one.textContent);
  await open('', addressOf('small'));
  assert.match(await facts(), /\d+ of [\d,]+ records \(since 2015, until 2016\), 20\d\d to 2016/);
  await open('', addressOf('empty'));
  assert.match(await facts(), /0 of [\d,]+ records \(kind aid, person kosygin, scope bilateral\)/);

  // With records of the user's own.
  const all = idsOf('--scope', 'all').length.toLocaleString('en');
  await open('', addressOf('mixed'));
  const bilateral = idsOf().length;
  assert.ok((await facts()).includes(`${bilateral} of ${all} records and 2 added (scope bilateral)`), await facts());
  assert.equal((await page.$$('#records .added')).length, 2);
  assert.match(await page.$eval('footer', (one) => one.textContent), /2 records, marked added, are from files of whoever made/);
  await page.locator('#records tr:has(.added) a').click();
  assert.ok((await page.$eval('#record .about', (one) => one.textContent)).includes('added'));

  // Of these alone there is no version, no licence and no trade.
  await open('', addressOf('own'));
  assert.equal((await facts()).trim(), '2 records (scope bilateral), 2020 to 2021');
  const text = await page.$eval('body', (one) => one.innerText);
  for (const absent of ['ersion', 'Licence', 'Cite as', 'n.d.', 'Trade and arms', 'added']) {
    assert.ok(!text.includes(absent), absent);
  }
}

/** The text of pictures is as large as small print, and nothing is cut off. */
async function figures() {
  for (const width of [320, 390, 700, 900, 1100, 1280, 1600]) {
    await open('', addressOf('small'), width);
    await page.$$eval('details', (all) => { for (const one of all) one.open = true; });
    const sizes = await page.$$eval('figure > svg', (all) => all.map((svg) =>
      Number.parseFloat(getComputedStyle(svg.querySelector('text')).fontSize) * svg.clientWidth / svg.viewBox.baseVal.width));
    assert.ok(sizes.length === 4 && sizes.every((size) => size >= 12.9 && size < 18), `${width}: ${sizes}`);
    if (width < 1280) continue;
    assert.ok(await page.$$eval('.scroller', (all) => all.every((one) => one.scrollWidth <= one.clientWidth)), `${width}`);
  }
  const sources = await page.$$eval('figure', (all) => all.map((one) =>
    ['li', 'li a'].map((part) => one.querySelectorAll(`details ${part}`).length)));
  assert.ok(sources.every(([all]) => all > 0) && sources[0][1] > 5, `${sources}`);
  const labels = await page.$$eval('figure > svg', (all) => all.map((svg) => svg.ariaLabel));
  assert.ok(labels.every((label) => /\d{4} to \d{4}\. Lines: .+\. Highest: [\d.]+ in \d{4}, .+\.$/.test(label)), labels[0]);
  const notes = await page.$$eval('.note', (all) => all.map((one) => one.textContent));
  assert.match(notes[0], /^Not drawn: \d+ periods other than calendar years and \d+ observations? in other currencies/);
  assert.equal(notes[3].match(/Years without a delivery are not listed/g).length, 1);
}

async function formats() {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { // of taste, not of the standard
      'doctype-style': 'off', 'long-title': 'off', 'no-inline-style': 'off', 'prefer-tbody': 'off',
      'text-content': 'off', 'no-trailing-whitespace': 'off', 'wcag/h32': 'off',
    },
  });
  for (const file of ['page', 'hostile', 'empty', 'mixed', 'own'].map(fileOf)) {
    const { results } = await validator.validateFile(file);
    assert.deepEqual(results.flatMap(({ messages }) => messages.slice(0, 5).map(
      ({ ruleId, message, line }) => `${file}:${line}: ${ruleId}: ${message}`)), []);
  }
  await open();
  const dataset = await page.$eval('[type="application/ld+json"]', (one) => JSON.parse(one.text));
  assert.equal(dataset['@type'], 'Dataset');
  assert.match(dataset.temporalCoverage, /^1947\/20\d\d$/);
  assert.deepEqual(dataset.spatialCoverage.slice(0, 2), ['Pakistan', 'Russia']);
  assert.equal(dataset.license, 'https://spdx.org/licenses/CC-BY-4.0.html');
}

async function script() {
  execFileSync(new URL('node_modules/.bin/tsc', packages).pathname,
    ['--noEmit', '--allowJs', '--checkJs', '--strict', '--noUncheckedIndexedAccess', 'false',
      '--moduleDetection', 'force', '--target', 'es2022', '--module', 'esnext', '--lib',
      'es2023,dom,dom.iterable', scriptFile], { stdio: 'inherit' });
  const eslint = new ESLint({
    cwd: '/', overrideConfigFile: true,
    overrideConfig: [js.configs.recommended, { languageOptions: { globals: globals.browser },
      rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-shadow': 'error' } }],
  });
  const results = await eslint.lintFiles([scriptFile]);
  assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)), []);
}

/** The first paint of a machine that is so many times slower than this one, in milliseconds. */
async function firstPaint(slower) {
  const session = await page.createCDPSession();
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await open();
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const ready = await page.evaluate(() => performance.now());
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { slower, paint: Math.round(paint), ready: Math.round(ready) };
}

async function pictures() {
  await light('light');
  await open('#topic=gas&since=2010', address, 1200, 1900);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${folder}/page.png` });
}

const tests = { filters, sameAsProgram, wrongAddresses, wayBack, order, timeline, record, keyboard, phone,
  paper, withoutScript, semantics, accessibility, hostile, nothing, selection, figures, formats, script };
const only = mode?.startsWith('--') ? undefined : mode;
let failed = 0;
if (mode === '--pictures') {
  await pictures();
} else if (mode === '--paint') {
  for (const slower of [1, 4, 6]) console.log(await firstPaint(slower));
} else {
  await light('light');
  assert.ok(statSync(fileOf('page')).size <= most);
  for (const [name, test] of Object.entries(tests)) {
    if (only && name !== only) continue;
    try {
      await test();
      assert.deepEqual(offences.splice(0), []);
    } catch (error) {
      failed = 1;
      console.error(`${name}: ${error.stack}`);
    }
  }
}
await browser.close();
process.exit(failed);
