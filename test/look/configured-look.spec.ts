import { readEnvironment } from '../../src/env.js';
import { ArmsFiles } from './arms-file.js';
import { pngPicture, SVG_ARMS } from './pictures.js';

let files: ArmsFiles;
beforeAll(async () => {
  files = await ArmsFiles.create();
});
afterAll(async () => files.remove());

const svg = (inside: string, attributes = 'viewBox="0 0 60 72"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

describe('ENTE_LOGO_FILE', () => {
  it.each([
    ['an SVG', SVG_ARMS, 'svg', 60, 72],
    ['an SVG that only has its size', svg('<path d="M0 0h1v1z"/>', 'width="40mm" height="50mm"'), 'svg', 40, 50],
    [
      'an SVG that refers to its own parts',
      svg('<defs><path id="a" d="M0 0h9"/></defs><use xlink:href="#a"/>'),
      'svg',
      60,
      72,
    ],
    [
      'an SVG with a byte order mark and a DOCTYPE',
      `\uFEFF<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${SVG_ARMS}`,
      'svg',
      60,
      72,
    ],
    ['a PNG', pngPicture(64, 80), 'png', 64, 80],
  ])('takes %s, whatever the file is called', async (_what, content, type, width, height) => {
    const file = await files.write('stemma.bin', content);
    expect(readEnvironment({ ENTE_LOGO_FILE: file }).ente.arms).toMatchObject({ type, width, height });
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>'), /<script>/],
    ['a script with a prefix', svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg">1</svg:script>'), /<script>/],
    ['a script in an attribute', svg('<path d="M0 0" onload="alert(1)"/>'), /onload/],
    ['a link to a script', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'), /outside itself/],
    [
      'a disguised link',
      svg('<a href="&#106;avascript:alert(1)"><path d="M0 0"/></a>'),
      /cannot be checked|outside itself/,
    ],
    ['a picture from elsewhere', svg('<image href="https://altrove.example/a.png"/>'), /outside itself/],
    ['a fill from elsewhere', svg('<path d="M0 0" fill="url(https://altrove.example/a.svg#b)"/>'), /outside itself/],
    ['a style from elsewhere', svg('<style>@import "https://altrove.example/a.css";</style>'), /imports styles/],
    ['a disguised style', svg('<style>path{fill:u\\72l(https://altrove.example/a)}</style>'), /cannot be checked/],
    ['an animation', svg('<a><animate attributeName="href" to="javascript:alert(1)"/></a>'), /<animate>/],
    [
      'a foreign document',
      svg('<foreignObject><iframe src="https://altrove.example"/></foreignObject>'),
      /<foreignobject>/i,
    ],
    ['entities', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`, /entities/],
    ['no size', svg('<path d="M0 0"/>', ''), /viewBox/],
    ['the shape of a banner', svg('<path d="M0 0"/>', 'viewBox="0 0 500 50"'), /4 to 1/],
    ['an end that is missing', svg('<path d="M0 0"/>').slice(0, -8), /neither SVG nor PNG/],
    ['a page instead of a drawing', '<html><body>stemma</body></html>', /neither SVG nor PNG/],
    ['too many bytes', svg(`<!-- ${'x'.repeat(102_400)} --><path d="M0 0"/>`), /102400/],
    ['a cut PNG', pngPicture(64, 80).subarray(0, 90), /cut off|damaged/],
    ['a damaged PNG', Buffer.from(pngPicture(64, 80).map((byte, at) => (at === 50 ? byte ^ 1 : byte))), /damaged/],
    ['too many pixels', pngPicture(2001, 1000), /2000 pixels/],
  ])('stops the start at %s', async (_what, content, reason) => {
    const file = await files.write('stemma.svg', content);
    expect(() => readEnvironment({ ENTE_LOGO_FILE: file })).toThrow(/^ENTE_LOGO_FILE: /);
    expect(() => readEnvironment({ ENTE_LOGO_FILE: file })).toThrow(reason);
  });

  it('stops the start when there is no such file', () => {
    expect(() => readEnvironment({ ENTE_LOGO_FILE: 'no-such-file.svg' })).toThrow(/ENTE_LOGO_FILE: there is no file/);
  });
});

describe('ENTE_PRIMARY_COLOR', () => {
  it.each([
    ['#8B1E2D', '#8b1e2d'],
    ['#063', '#006633'],
    ['', '#0066cc'],
  ])('takes %j', (text, color) => {
    expect(readEnvironment({ ENTE_PRIMARY_COLOR: text }).ente.primaryColor).toBe(color);
  });

  it.each([
    ['rosso', /such as #0066cc/],
    ['#ff8800', /contrast of 2\.\d\d, at least 4.5/],
    ['#777', /contrast of 4\.48/],
  ])('stops the start at %s', (text, reason) => {
    expect(() => readEnvironment({ ENTE_PRIMARY_COLOR: text })).toThrow(/^ENTE_PRIMARY_COLOR: /);
    expect(() => readEnvironment({ ENTE_PRIMARY_COLOR: text })).toThrow(reason);
  });
});
