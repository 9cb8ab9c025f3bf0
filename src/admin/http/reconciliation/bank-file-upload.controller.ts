import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportBankFile } from '../../../reconciliation/import-bank-file.js';
import { Allow } from '../../access/allow.js';
import { CurrentStaff } from '../../access/signed-in.js';
import { adminPaths, adminRoutes } from '../../admin-paths.js';
import { renderAdminPage } from '../../render-admin-page.js';
import type { SignedIn } from '../../staff.js';
import { sentFile } from '../sent-file.js';
import { Flash } from '../flash.js';
import { bankFileUploadView } from './bank-file-upload.page.js';
import { presentBankFileUpload } from './bank-file-upload.presenter.js';

/** Takes in a file of the bank, read as it arrives. Whatever comes of it is told by the file's own page. */
@Controller()
export class BankFileUploadController {
  constructor(
    private readonly importing: ImportBankFile,
    private readonly flash: Flash,
  ) {}

  @Get(adminRoutes.bankFileUpload)
  @Allow('import-bank-file')
  async form(@Res() reply: FastifyReply): Promise<void> {
    await renderAdminPage(reply, bankFileUploadView, presentBankFileUpload());
  }

  @Post(adminRoutes.bankFileUpload)
  @Allow('import-bank-file')
  async take(@Req() request: FastifyRequest, @CurrentStaff() by: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const sent = sentFile(request, 'file');
    if (sent === null) {
      return renderAdminPage(reply.status(422), bankFileUploadView, presentBankFileUpload('no-file'));
    }
    const imported = await this.importing.execute({ ...sent, source: 'page', importedBy: by.account.id });
    if (imported.kind === 'too-large') {
      return renderAdminPage(reply.status(413), bankFileUploadView, presentBankFileUpload('too-large'));
    }
    if (imported.kind === 'known') this.flash.give(reply, 'bank-file-known');
    await reply.redirect(adminPaths.bankFile(imported.publicId), 303);
  }
}
