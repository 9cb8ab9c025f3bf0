import type { CatalogTexts } from '../it/catalog.js';

/** The home page, and what services cost. */
export const catalog: CatalogTexts = {
  ofRate: ({ rate }) => `of ${rate}`,
  cost: ({ rate }) => `Fee ${rate}`,
  noCost: 'No fees',
  closed: 'You cannot pay for this online at the moment',
  opensOn: ({ day }) => `You can pay for this online from ${day}`,
  home: {
    title: 'Services you can pay for',
    kicker: 'Municipal treasury online',
    lead: ({ office, name }) =>
      `“Porta dei pagamenti” (payments gateway) is run by ${office} for everyone who wants to pay ${name} online.`,
    intro: ({ cost }) => `With it you can pay for the services below, ${cost}.`,
    introCost: ({ ofRate }) => `with a fee ${ofRate} of the amount`,
    introNoCost: 'without fees',
    needs: 'You need',
    needsAnswer: 'an Italian tax code or VAT number, an email address and a credit card',
    time: 'Time',
    timeAnswer: '3 minutes, without signing up',
    cost: 'Cost',
    costAnswer: ({ ofRate }) => `a fee ${ofRate} of the amount: you see the total before you pay`,
    noCostAnswer: 'no fees: you pay only the amount due',
    choose: 'Choose the service you want to pay for',
    searchLabel: 'Search for a service',
    search: 'Search',
    found: ({ query }) => `Services that match “${query}”:`,
    notFound: ({ query, others }) => `No service matches “${query}”. Try another word, in Italian, or use ${others}.`,
    otherServices: 'Altri servizi (other services)',
    showAll: 'Show all services',
    unavailable: 'Not available.',
    bankNote: ({ service, bank }) =>
      `After you fill in the form you pay by credit card with ${service}, the secure payment system of ${bank}. You type ` +
      'your card details only on the bank’s site: they never pass through here.',
    about:
      'This service is part of the wider programme, known as e-government, that brings the work of public bodies online, ' +
      'to make it simpler for them and faster for people and businesses.',
    manager: ({ office }) => `Head of ${office}`,
    councillor: 'Councillor for Finance',
  },
};
