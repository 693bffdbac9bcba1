/** The characters that a model reads one by one; each is a button that leads to its step. */

/** What a character is called: the `.` before every name is its start. */
const called = (letter: string) => (letter === '.' ? { sign: '▸', name: 'start' } : { sign: letter, name: letter });

/** `now` is the step of the character read last; `onChoose` is told the step of the one pressed. */
export function Tape({ letters, now, onChoose }: { letters: string[]; now: number; onChoose: (step: number) => void }) {
  return (
    <p class="tape" role="group" aria-label="Characters read so far">
      {letters.map(called).map(({ sign, name }, t) => (
        <button
          type="button"
          class={t === now ? 'now' : t < now ? 'read' : 'unread'}
          aria-pressed={t === now}
          aria-label={name}
          onClick={() => onChoose(t)}
        >
          {sign}
        </button>
      ))}
    </p>
  );
}
