/** `npm run weights`: what each page makes a browser download, in bytes after gzip. */
import { weighPages } from './page-weight.js';
import { startSampleApp } from './sample-app.js';

const samples = await startSampleApp();
const weights = await weighPages(samples);
await samples.close();
const widest = Math.max(...weights.map(({ name }) => name.length));
const line = (cells: readonly (string | number)[]): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(widest) : String(cell).padStart(8))).join(' ');
process.stdout.write(`${line(['page', 'html', 'assets', 'total'])}\n`);
for (const { name, html, assets, total } of weights) process.stdout.write(`${line([name, html, assets, total])}\n`);
