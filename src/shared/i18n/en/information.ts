import type { InformationTexts } from '../it/information.js';

/** Privacy and accessibility. */
export const information: InformationTexts = {
  privacy: {
    title: 'Privacy notice',
    crumb: 'Privacy',
    lead: ({ name, portal }) =>
      `How ${name} handles the data of people who pay with ${portal} (Articles 13 and 14 of Regulation (EU) 2016/679).`,
    controllerTitle: 'Who is responsible',
    controller: (p) =>
      `${p.name}, ${p.address}, tax code ${p.taxCode}, certified email (PEC) ${p.certifiedEmail}. You can reach the data ` +
      `protection officer at ${p.contact}.`,
    dataTitle: 'Which data, and why',
    data:
      'We need your first name and surname or business name, tax code or VAT number, address, email, amount and reason ' +
      'for payment to receive the payment, credit it to the person who owes it, send the receipt and keep the accounts. ' +
      'We do this to carry out a task in the public interest and to meet the legal duties on the accounts of local ' +
      'authorities (Article 6(1)(c) and (e) of the Regulation): without these data the payment cannot be recorded.',
    cardTitle: 'Your card details',
    card: ({ bank, name }) =>
      `You type them only on the site of ${bank}. They do not pass through this site: ${name} neither receives nor keeps them.`,
    recipientsTitle: 'Who receives them',
    recipients: ({ name }) =>
      `The offices in charge of the service you pay for, the treasury, and those who run the system on behalf of ${name}. ` +
      'The bank is given the reference, the service and the total. Your data are not sold and are not used for advertising.',
    retentionTitle: 'How long we keep them',
    retention: ({ years, days }) =>
      `Data of a successful payment are kept for ${years}, because accounting law asks for it (article 2220 of the Italian ` +
      `civil code); those of a payment that was not completed are deleted after ${days}.`,
    years: ({ count }) => (count === 1 ? 'one year' : `${count} years`),
    days: ({ count }) => (count === 1 ? 'one day' : `${count} days`),
    rightsTitle: 'Your rights',
    rights: ({ name }) =>
      'You can ask to see, correct or restrict your data and, where the law provides for it, to have them deleted or to ' +
      `object to their use, by writing to ${name} or to the data protection officer. You can also turn to the Italian data ` +
      'protection authority (Garante per la protezione dei dati personali).',
    cookiesTitle: 'Cookies',
    cookies:
      'The pages for the public use no profiling cookies and no third-party tools. If you change the language, a technical ' +
      'cookie named “lingua” remembers it for a year: it holds only the language and does not identify you.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: ({ portal }) =>
      `${portal} is made to work with a keyboard, with screen readers, with enlarged text, on small phones and even without ` +
      'JavaScript.',
    standardTitle: 'The standard we follow',
    standard:
      'The pages follow WCAG 2.2, level AA. Every page in every state, errors included, is checked automatically at each ' +
      'change. Automatic checks do not replace people, so please tell us what you find.',
    declaration: ({ link }) => `${link} (in Italian), on the site of the Agency for Digital Italy (AgID).`,
    declarationLink: 'Read the accessibility statement',
    obstacleTitle: 'If something gets in your way',
    obstacle: ({ email, phone, hours }) =>
      `Write to ${email} or call ${phone} (${hours}): tell us which page, what you wanted to do and which tools you use. In ` +
      'the meantime we help you to pay in another way.',
    appealTitle: 'If our answer is not enough',
    appeal:
      'If you get no answer, or are not satisfied with it, you can turn to the Digital Ombudsman (Difensore civico per il ' +
      'digitale) at the Agency for Digital Italy.',
  },
};
