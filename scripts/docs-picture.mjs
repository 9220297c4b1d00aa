// Takes the picture of docs/report.md anew: the page of the command that the page shows, in Debian's Chromium.
//   npm run docs:picture
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const COMMAND = [
  ...['report', '--target', 'aws-security-group', '--target', 'aws-network-firewall'],
  ...['--product', 'endpoint-central-cloud', '--role', 'agent'],
  ...['--choose', 'dataCenter=JP', '--choose', 'remoteControl=true', '--subject', 'Agents of the Tokyo office'],
];

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-picture-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const run = path.join(root, 'scripts/run.mjs');
  const html = execFileSync(process.execPath, [run, 'dist/cli/bin.js', ...COMMAND], { cwd: root, encoding: 'utf8' });
  const file = path.join(folder, 'chart.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1120, height: 1060 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: path.join(root, 'docs/images/chart.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
