/** Words that are not keywords: some to be trained with, and others that only a test has. */

const list = (words: string) => words.trim().split(/\s+/);

/** Words of the training set. Some sound like a keyword; what sounds the same as one ("know", "write") is left out. */
export const TRAINED = list(`
  bed bird cat dog happy house marvin tree wow zero one two three four five six seven eight nine visual forward
  follow learn yet yell guess dress chess cup pup upper cut town drown gown brown lift life laugh light night rate rice
  ride in own of often cough step shop top stock goat gold gone grow low slow snow toe boat note nose new never nor
  dawn done lawn an and end until under other into apple bread water coffee table window door open close begin finish
  music louder softer volume play pause next last first second minute hour today tomorrow morning evening summer winter
  monday friday april green blue yellow purple black white orange silver river mountain ocean island forest garden
  kitchen bedroom lamp mirror paper pencil letter number question answer please thanks sorry hello goodbye
  mother father brother sister doctor teacher student people children city street corner bridge station airport
  train bicycle engine wheel machine computer keyboard network signal memory weather thunder rain sunshine cloud
  apricot banana cherry lemon potato tomato cheese butter sugar pepper chicken rabbit horse spider turtle tiger
  run walk jump swim sing dance read speak listen think remember forget carry bring
  big small short long heavy easy difficult early late
`);

/** Words that no spotter has met in training: those of the test. */
export const HELD_OUT = list(`
  backward sheila yesterday gas less cop drop mob left-over lofty theft tight rise fright oven awful offer
  nod known both ghost goal coat sun drum round found crown umbrella elephant guitar library picture hammer
  saturday october violet pillow basket winner seventy hundred maybe never-mind
`).map((word) => word.replace('-', ' '));
