/** Nobody is signed in, or something must be done first: the browser is sent there. */
export class GoElsewhere extends Error {
  override readonly name = 'GoElsewhere';
  constructor(readonly path: string) {
    super(`to ${path}`);
  }
}

/** A form without its token, or with one of another session: nothing was changed. */
export class FormExpired extends Error {
  override readonly name = 'FormExpired';
}
