/** Every address of the bank's site that a browser sees. */
export interface SimulatorPaths {
  /** Where a shop sends the browser. */
  readonly start: string;
  /** Where the card page is posted. */
  readonly card: string;
  /** Where the confirmation page is posted. */
  readonly confirmation: string;
}

/** The pages live beside the start page: `/vpos/pagamenti/main` has `/vpos/pagamenti/carta`. */
export function simulatorPaths(startPath: string): SimulatorPaths {
  const folder = startPath.slice(0, startPath.lastIndexOf('/') + 1);
  return { start: startPath, card: `${folder}carta`, confirmation: `${folder}conferma` };
}
