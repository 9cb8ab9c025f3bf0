import { execFile } from 'node:child_process';

// In a process of its own: the parser loads its worker with a dynamic import, which Jest's CommonJS world lacks.
const SCRIPT = `
  import { PDFParse } from 'pdf-parse';
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const { text, total } = await new PDFParse({ data: new Uint8Array(Buffer.concat(chunks)) }).getText();
  process.stdout.write(JSON.stringify({ text, pages: total }));`;

/** The text of a PDF as a program extracts it, and its number of pages. */
export function readPdf(file: Buffer): Promise<{ text: string; pages: number }> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, ['--input-type=module', '--eval', SCRIPT], (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as { text: string; pages: number });
      else reject(new Error('the PDF could not be read', { cause: error }));
    });
    child.stdin?.end(file);
  });
}
