/** What the page needs to show of the Thai network before any of it is loaded: the names of its tags, and texts to begin with. */

/** What a character can be within its word: the first, one inside, the last, or a word by itself. */
export const TAGS = ['begins', 'inside', 'ends', 'single'];
/** Texts to begin with. `says` reads them for those who cannot: in Latin letters and in English. */
export const SAMPLES = [
  {
    label: 'a sentence',
    text: 'ภาษาไทยไม่มีช่องว่างระหว่างคำ',
    says: 'Read phasa thai mai mi chong-wang rawang kham: the Thai language has no spaces between words.',
  },
  {
    label: 'a later word decides',
    text: 'นั่งตากลมเย็น',
    says: 'Read nang tak lom yen: to sit in the cool breeze. Delete the last four characters, yen (cool), and the break before lom (breeze) is gone, because the backward direction no longer sees them.',
  },
  {
    label: 'a mistake',
    text: 'กรุงเทพมหานครเป็นเมืองหลวง',
    says: 'Read krung thep maha nakhon pen mueang luang: Bangkok is the capital. The network cuts the last syllable off the name of the city.',
  },
  {
    label: 'with another script',
    text: 'ฉันชอบ LSTM ที่ทำงานบนโทรศัพท์',
    says: 'Read chan chop LSTM thi thamngan bon thorasap: I like an LSTM that runs on the phone. Each stretch of Thai is read by itself.',
  },
];
