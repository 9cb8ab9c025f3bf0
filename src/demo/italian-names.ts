/** What the invented citizens are called and where they live. Frequent in Apulia, and of nobody in particular. */
export const WOMEN = (
  'Maria Anna Giulia Francesca Chiara Sara Laura Alessia Martina Silvia Elena Federica Rosa Angela Giovanna Lucia ' +
  'Teresa Caterina Valentina Paola Daniela Roberta Simona Antonella Ilaria Serena Grazia Nicoletta Noemi Aurora'
).split(' ');

export const MEN = (
  'Giuseppe Antonio Giovanni Francesco Luigi Angelo Vincenzo Pietro Salvatore Carlo Franco Domenico Michele Paolo ' +
  'Marco Andrea Luca Matteo Alessandro Lorenzo Davide Simone Cosimo Vito Nicolò Leonardo Stefano Roberto Donato Onofrio'
).split(' ');

export const SURNAMES: readonly string[] = [
  ...'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Giordano'.split(
    ' ',
  ),
  ...'Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini'.split(' '),
  ...'Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa Conte Ferraro'.split(' '),
  ...'Lacitignola Muolo Comes Pugliese Semeraro Palmisano Intini Meo Fanizza Spinosa Barnaba Amodio'.split(' '),
  ...["D'Angelo", 'De Luca', 'De Santis', "Dell'Aglio", 'Lo Russo', 'La Torre', 'Di Palma', "D'Aprile"],
  ...['Nicolò', 'Cordì', 'Pezzè', 'Calò', 'Mangiapanè'],
];

export const FIRMS: readonly string[] = [
  ...[
    'Edil Murgia S.r.l.',
    'Costruzioni Adriatica S.p.A.',
    'Masseria San Vito Società Agricola',
    'Olearia Costa s.n.c.',
  ],
  ...[
    'Studio Tecnico Associato Levante',
    'Trasporti Puglia & Figli S.r.l.',
    'Cooperativa La Murgetta',
    'Vivai del Sud S.s.',
  ],
];

export const STREETS: readonly string[] = [
  ...['via Roma', 'via Garibaldi', 'via Cavour', 'via Procaccia', 'via Polignani', 'via Marconi', 'via Fiume'],
  ...['corso Umberto I', 'viale Aldo Moro', 'largo Plebiscito', 'piazza Vittorio Emanuele II', 'contrada Gorgofreddo'],
  ...['via Sant’Anna', 'via Lepanto', 'via Cappuccini', 'contrada Antonelli', 'via Capitano Pirrelli'],
];

/** Town, postal code, province, and the land register's code that its citizens' tax codes carry. */
export const TOWNS = [
  { weight: 80, city: 'Monopoli', postalCode: '70043', province: 'BA', register: 'F376' },
  { weight: 6, city: 'Polignano a Mare', postalCode: '70044', province: 'BA', register: 'G787' },
  { weight: 5, city: 'Fasano', postalCode: '72015', province: 'BR', register: 'D508' },
  { weight: 5, city: 'Bari', postalCode: '70121', province: 'BA', register: 'A662' },
  { weight: 2, city: 'Castellana Grotte', postalCode: '70013', province: 'BA', register: 'C134' },
  { weight: 2, city: 'Roma', postalCode: '00184', province: 'RM', register: 'H501' },
] as const;

/** Reserved names (RFC 2606): a message to an invented citizen reaches nobody. */
export const MAIL_DOMAINS = ['posta.example', 'mail.example', 'libero.example', 'pec.example'] as const;
