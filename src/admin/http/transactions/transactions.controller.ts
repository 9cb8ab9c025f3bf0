import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { parsePersonSearch } from '../../../domain/person-search.js';
import { cleanLine } from '../../../domain/typed-text.js';
import { readText } from '../../../shared/http/form-text.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import type { SignedIn } from '../../staff.js';
import { parseListAddress, readListAddress, writeListAddress } from '../../transactions/list-address.js';
import { PersonFilters } from '../../transactions/person-filters.js';
import { ListPage } from './list-page.js';
import { personMessage } from './list-messages.js';

const NOBODY = 'Scrivi chi cerchi: cognome e nome, codice fiscale o indirizzo e-mail.';

/** The list of payments. Its address is the filter; whom somebody looks for travels by POST and becomes an id in it. */
@Controller()
@Allow('see-payments')
export class TransactionsController {
  constructor(
    private readonly page: ListPage,
    private readonly persons: PersonFilters,
  ) {}

  @Get(adminRoutes.transactions)
  async list(@Query() query: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    await this.page.send(reply, by, readListAddress(query));
  }

  /** `person`: whom; `query`: the rest of the filter, from the page that the form is on. */
  @Post(adminRoutes.findPerson)
  async findPerson(@Body() body: unknown, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const address = { ...parseListAddress(readText(body, 'query')), cursor: '', filter: '' };
    const value = readText(body, 'person');
    const typed = cleanLine(value);
    const person = parsePersonSearch(typed);
    if (!person.ok) {
      const message = typed === '' ? NOBODY : personMessage(person.problem);
      return this.page.send(reply, by, address, { form: 'person', value, message });
    }
    const filter = await this.persons.keep(by, typed);
    await reply.redirect(adminPaths.transactions(writeListAddress({ ...address, filter })), 303);
  }
}
