/** The six numbers of an affine transform, as SVG and PDF write them. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const STEP = /(\w+)\s*\(([^)]*)\)/g;

/** Reads the value of a `transform` attribute; undefined when it has a function that is not understood. */
export function readTransform(text: string): Matrix | undefined {
  let result: Matrix | undefined = IDENTITY;
  for (const [, name = '', list = ''] of text.matchAll(STEP)) {
    const step = stepOf(
      name,
      list
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    );
    result = result && step && multiply(result, step);
  }
  return result;
}

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function stepOf(name: string, numbers: readonly number[]): Matrix | undefined {
  const [a = 0, b = 0, c = 0] = numbers;
  switch (name) {
    case 'matrix':
      return numbers.length === 6 ? (numbers as unknown as Matrix) : undefined;
    case 'translate':
      return [1, 0, 0, 1, a, b];
    case 'scale':
      return [a, 0, 0, numbers.length > 1 ? b : a, 0, 0];
    case 'rotate':
      return rotation(a, b, c);
    default:
      return undefined;
  }
}

/** Around the point `x`, `y`. */
function rotation(degrees: number, x: number, y: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}
