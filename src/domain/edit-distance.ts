/**
 * How many slips of the finger lie between two short texts: a letter added, lost, changed, or swapped with its
 * neighbour (the optimal string alignment distance).
 */
export function slipsBetween(typed: string, meant: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: meant.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= meant.length; column += 1) {
      const isSame = typed[row - 1] === meant[column - 1];
      const isSwap = typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      const changed = cell(previous, column - 1) + (isSame ? 0 : 1);
      const addedOrLost = Math.min(cell(previous, column), cell(current, column - 1)) + 1;
      const swapped = isSwap ? cell(beforePrevious, column - 2) + 1 : Infinity;
      current.push(Math.min(changed, addedOrLost, swapped));
    }
    beforePrevious = previous;
    previous = current;
  }
  return cell(previous, meant.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
