import type { LayoutTexts } from '../it/layout.js';

/** Around every page: header, footer, progress, errors, and the words that many pages share. */
export const layout: LayoutTexts = {
  skipToContent: 'Skip to main content',
  skipToFooter: 'Skip to the bottom of the page',
  skipLinks: 'Skip links',
  breadcrumb: 'Breadcrumb',
  header: {
    website: ({ name }) => `Website of ${name}`,
  },
  footer: {
    taxCode: 'Tax code / VAT number:',
    contacts: 'Contacts',
    phone: 'Phone:',
    email: 'Email:',
    certifiedEmail: 'Certified email (PEC):',
    information: 'Information',
    privacy: 'Privacy notice',
    accessibility: 'Accessibility',
    declaration: 'Accessibility statement (in Italian)',
    feedback: 'Tell us what you think of this service',
    transparency: 'Transparency pages (in Italian)',
  },
  languageSwitch: {
    title: 'Language',
    it: 'ITA',
    itName: 'Italiano',
    en: 'ENG',
    enName: 'English',
  },
  error: {
    titlePrefix: 'Error: ',
    mark: 'Error: ',
    heading: ({ count }) => (count === 1 ? 'There is a problem to correct' : `There are ${count} problems to correct`),
  },
  stepper: {
    position: ({ number, count }) => `Step ${number} of ${count}`,
    done: '(done)',
    service: 'Service',
    details: 'Details',
    review: 'Check',
    bank: 'Bank',
    receipt: 'Receipt',
  },
  contacts: {
    title: 'Do you need help?',
    phone: 'Phone:',
    email: 'Email:',
    quoteReference: 'Quote reference No.',
  },
  notices: {
    title: 'Check before you continue',
    toField: 'Go to the field',
  },
};
