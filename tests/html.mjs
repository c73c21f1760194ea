// node html.mjs PAGES SCRIPT [--pictures FOLDER | --paint]: opens the pages that html.sh had pakru make
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
const page = await browser.newPage();

// What the page must never do.
const offences = [];
page.on('console', (message) => offences.push(`console: ${message.text()}`));
page.on('pageerror', (error) => offences.push(`error: ${error}`));
page.on('dialog', (dialog) => { offences.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
page.on('request', (request) => {
  if (!/^(file|data|about):/.test(request.url())) offences.push(`request: ${request.url()}`);
});

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
const focused = () => page.evaluate(() => document.activeElement?.textContent);
/** The rows that are shown: date, kind, title. */
const rows = () => page.$$eval('#records tbody tr:not([hidden])', (all) => all.map((row) =>
  ({ date: row.cells[0].textContent, kind: row.cells[1].firstChild.textContent.trim(),
    title: row.querySelector('a').textContent })));
const filled = (name, text) => page.locator(`[name=${name}]`).fill(text);
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

  await page.click('[type=reset]');
  assert.deepEqual(await rows(), all);
  await filled('q', 'gas pipelin');
  assert.ok((await rows()).some((row) => row.title.includes('pipeline')));
  await filled('q', 'no such words as these');
  assert.deepEqual(await rows(), []);

  // What was sent is what is seen.
  await open('#topic=gas&scope=bilateral&disputed=yes');
  const gas = await rows();
  assert.ok(gas.length > 5 && gas.length < 84);
  assert.equal(await page.$eval('[name=topic]', (field) => field.value), 'gas');
  assert.equal(await page.$eval('[name=disputed]', (field) => field.checked), true);
}

async function order() {
  await open('#kind=exercise');
  const titles = async () => (await rows()).map((row) => row.title);
  const byDate = await titles();
  const sorted = [...byDate].sort(new Intl.Collator('en', { numeric: true }).compare);
  await page.click('th[data-order=title] button');
  assert.deepEqual(await titles(), sorted);
  assert.equal(await page.$eval('th[data-order=title]', (one) => one.ariaSort), 'ascending');
  await page.click('th[data-order=title] button');
  assert.deepEqual(await titles(), sorted.reverse());
  assert.equal(await hash(), '#kind=exercise&sort=title%3Adesc');
  assert.equal(await page.$('th[data-order=date][aria-sort]'), null);
}

async function timeline() {
  await open();
  await page.click('#decades li:nth-child(3) a');
  assert.equal(await hash(), '#since=1960&until=1969');
  assert.equal(await page.$eval('#decades [aria-current]', (one) => one.firstChild.textContent), '1960s');
  await page.click('#decades li:nth-child(3) a');
  assert.equal(await hash(), '');
  await page.$eval('#bars [data-year="1965"] .room', (bar) => bar.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  assert.equal(await hash(), '#since=1965&until=1965');
  const heights = await page.$eval('#bars', (bars) => ['1965', '1970'].map((year) =>
    Number(bars.querySelector(`[data-year="${year}"] .found`).getAttribute('height'))));
  assert.ok(heights[0] > 0 && heights[1] === 0);
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
  assert.equal(await hash(), '#kind=deal');

  // A person leads to all records of theirs; the beginning of an id is enough.
  await open('#record=2015-08-mi');
  await page.click('#record a[href^="#person="]');
  assert.equal(await isOpen(), false);
  assert.ok((await rows()).length > 1);
  await open('#record=no-such-record');
  assert.equal(await status(), 'No record has the id no-such-record.');
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
  await page.emulateMediaType('screen');
}

async function withoutScript() {
  await open();
  const all = await rows();
  const plain = await browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(address);
  const session = await plain.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const find = async (selector) => (await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })).nodeIds;
  assert.equal((await find('#records tbody tr:not([hidden])')).length, all.length);
  assert.equal((await find('figure > svg')).length, 4);
  const { model } = await session.send('DOM.getBoxModel', { nodeId: (await find('#filters'))[0] }).catch(() => ({}));
  assert.equal(model, undefined, 'a form that does nothing is shown');
  await plain.close();
}

/** The table is one to a screen reader, whatever its style makes of it. */
async function semantics() {
  const heard = await launch('--force-renderer-accessibility');
  const tab = await heard.newPage();
  await tab.setViewport({ width: 390, height: 844 });
  await tab.goto(`${address}#kind=exercise`);
  await tab.waitForSelector('[data-ready]');
  const shown = await tab.$$eval('#records tbody tr:not([hidden])', (all) => all.length);
  const { nodes } = await (await tab.createCDPSession()).send('Accessibility.getFullAXTree');
  await heard.close();
  const roles = nodes.map((node) => node.role?.value);
  assert.equal(roles.filter((role) => role === 'rowheader').length, shown);
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
  assert.deepEqual(await rows(), []);
  assert.equal(await status(), '0 records');
  await filled('q', 'anything');
  assert.equal(await status(), '0 records');
}

async function formats() {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { // of taste, not of the standard
      'doctype-style': 'off', 'long-title': 'off', 'no-inline-style': 'off', 'prefer-tbody': 'off',
      'text-content': 'off', 'no-trailing-whitespace': 'off', 'wcag/h32': 'off',
    },
  });
  for (const file of ['page', 'hostile', 'empty'].map(fileOf)) {
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
  await open('#topic=gas&since=2010', address, 1200, 1140);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${folder}/page.png` });
}

const tests = { filters, order, timeline, record, keyboard, phone, paper, withoutScript, semantics,
  accessibility, hostile, nothing, formats, script };
let failed = 0;
if (mode === '--pictures') {
  await pictures();
} else if (mode === '--paint') {
  for (const slower of [1, 4, 6]) console.log(await firstPaint(slower));
} else {
  await light('light');
  assert.ok(statSync(fileOf('page')).size <= most);
  for (const [name, test] of Object.entries(tests)) {
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
