import { HttpException, HttpStatus } from '@nestjs/common';

/** Nobody is signed in, or something must be done first: the browser is sent there. */
export class GoElsewhere extends HttpException {
  override readonly name = 'GoElsewhere';
  constructor(readonly path: string) {
    super(`to ${path}`, HttpStatus.SEE_OTHER);
  }
}

/** A form without its token, or with one of another session: nothing was changed. */
export class FormExpired extends HttpException {
  override readonly name = 'FormExpired';
  constructor() {
    super('form expired', HttpStatus.FORBIDDEN);
  }
}
