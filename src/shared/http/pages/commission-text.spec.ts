import { textsIn } from '../../i18n/texts.js';
import { commissionText } from './commission-text.js';

describe('commissionText', () => {
  it.each([
    ['1,522843%', "dell'1,522843%"],
    ['1%', "dell'1%"],
    ['8,5%', "dell'8,5%"],
    ['11%', "dell'11%"],
    ['82%', "dell'82%"],
    ['2%', 'del 2%'],
    ['0,5%', 'dello 0,5%'],
    ['10%', 'del 10%'],
    ['18%', 'del 18%'],
  ])('gives %s its article', (rate, ofRate) => {
    expect(commissionText(rate, textsIn('it'))).toEqual({ rate, ofRate });
  });

  it('has none to give in English', () => {
    expect(commissionText('1,522843%', textsIn('en')).ofRate).toBe('of 1,522843%');
  });
});
